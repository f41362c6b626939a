/**
 * Adds up a fairness queue over a span: what each rep was entitled to, what they got, and what is
 * owed. For every rep opening + entitled - received + settled = lag, to the last unit.
 */
import { type CatchUps, type Draw, type Lags, LEAD_UNITS } from '../model/decision.ts';
import { type Changes, lagOf } from './ledger.ts';

/** All but weight, percent and share in leads. A turn that came back counts as if never drawn. */
export interface RepFigures {
  rep: string;
  name: string;
  /** In the pool as it is now; 0 for who is no member. */
  weight: number;
  /** How much of the weight counts now: 100 but for newcomers who are still coming up to theirs. */
  percent: number;
  /** Of all weights that count now, 0..1. */
  share: number;
  /** The credits of the draws they were there for. */
  entitled: number;
  /** Turns they had, whatever became of the lead. */
  received: number;
  /** Leads that came to them without a turn. */
  beyond: number;
  /** Turns that came back. */
  refunded: number;
  /** Owed at the start of the span. */
  opening: number;
  /** Taken over from people who left, or given up by leaving. */
  settled: number;
  /** Owed at the end of the span; below 0 they are ahead. */
  lag: number;
  /** What they may still catch up on now. */
  catchUp: number;
}

export interface QueueFigures {
  queue: string;
  /** Whose weights count; null where no pool of the policy has that queue any more. */
  poolId: string | null;
  from: Date;
  /** The first instant that no longer counts. */
  until: Date;
  draws: number;
  /** How many of the draws came back. */
  refunded: number;
  /** By name. */
  reps: RepFigures[];
}

export type TurnTaken = Pick<Draw, 'repId' | 'changes'> & { drawnAt: Date; isRefunded: boolean };

/** What is true now, beside what happened. */
export interface Standing extends Pick<QueueFigures, 'queue' | 'poolId'> {
  members: readonly { repId: string; weight: number; percent: number }[];
  lags: Readonly<Lags>;
  catchUps: Readonly<CatchUps>;
  nameOf(repId: string): string;
}

interface Counts {
  received: number;
  beyond: number;
  refunded: number;
  entitledUnits: number;
  settledUnits: number;
  /** What moved the lag after the end of the span. */
  laterUnits: number;
}

/** Takes what moved since the start of the span, and after its end: lags are known as of now. */
export class QueueTally {
  private readonly counts = new Map<string, Counts>();
  private draws = 0;
  private refunded = 0;

  constructor(private readonly span: { from: Date; until: Date }) {}

  drew({ repId, changes, drawnAt, isRefunded }: TurnTaken): void {
    if (drawnAt < this.span.from) return;
    if (drawnAt >= this.span.until) {
      if (!isRefunded) this.moveLater(changes);
      return;
    }
    this.draws += 1;
    if (isRefunded) {
      this.refunded += 1;
      this.of(repId).refunded += 1;
      return;
    }
    this.of(repId).received += 1;
    this.of(repId).entitledUnits += LEAD_UNITS;
    for (const id of Object.keys(changes)) this.of(id).entitledUnits += lagOf(changes, id);
  }

  settled(changes: Changes, at: Date): void {
    if (at < this.span.from) return;
    if (at >= this.span.until) this.moveLater(changes);
    else for (const id of Object.keys(changes)) this.of(id).settledUnits += lagOf(changes, id);
  }

  cameBeyond(repId: string, leads: number): void {
    this.of(repId).beyond += leads;
  }

  figures(standing: Standing): QueueFigures {
    const { queue, poolId, members, lags, catchUps } = standing;
    const ids = new Set([...this.counts.keys(), ...idsWithSome(lags), ...idsWithSome(catchUps)]);
    for (const { repId, weight } of members) if (weight > 0) ids.add(repId);
    const reps = [...ids].map((id) => this.figuresOf(id, standing)).toSorted(byName);
    return { queue, poolId, ...this.span, draws: this.draws, refunded: this.refunded, reps };
  }

  private figuresOf(rep: string, { members, lags, catchUps, nameOf }: Standing): RepFigures {
    const { received, beyond, refunded, entitledUnits, settledUnits, laterUnits } = this.of(rep);
    const { weight = 0, percent = 100 } = members.find(({ repId }) => repId === rep) ?? {};
    const lagUnits = lagOf(lags, rep) - laterUnits;
    const total = members.reduce((sum, one) => sum + one.weight * one.percent, 0);
    const openingUnits = lagUnits - settledUnits - entitledUnits + received * LEAD_UNITS;
    return {
      rep,
      name: nameOf(rep),
      weight,
      percent,
      share: total === 0 ? 0 : (weight * percent) / total,
      entitled: entitledUnits / LEAD_UNITS,
      received,
      beyond,
      refunded,
      opening: openingUnits / LEAD_UNITS,
      settled: settledUnits / LEAD_UNITS,
      lag: lagUnits / LEAD_UNITS,
      catchUp: Math.max(0, lagOf(catchUps, rep)) / LEAD_UNITS,
    };
  }

  private moveLater(changes: Changes): void {
    for (const id of Object.keys(changes)) this.of(id).laterUnits += lagOf(changes, id);
  }

  private of(repId: string): Counts {
    const known = this.counts.get(repId);
    if (known) return known;
    const none = { received: 0, beyond: 0, refunded: 0 };
    const counts = { ...none, entitledUnits: 0, settledUnits: 0, laterUnits: 0 };
    this.counts.set(repId, counts);
    return counts;
  }
}

function idsWithSome(units: Readonly<Lags>): string[] {
  return Object.keys(units).filter((id) => lagOf(units, id) !== 0);
}

function byName(one: RepFigures, other: RepFigures): number {
  const [a, b] = one.name === other.name ? [one.rep, other.rep] : [one.name, other.name];
  return a < b ? -1 : 1;
}
