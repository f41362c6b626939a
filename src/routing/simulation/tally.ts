/** Counts what a trial comes to: who got how much of what they were entitled to. */
import { lagOf, sumOf } from '../fairness/ledger.ts';
import { membersOf, weightOf, weightsAt } from '../fairness/weights.ts';
import { type CandidateVerdict, type Lags, LEAD_UNITS } from '../model/decision.ts';
import type { ReasonCode } from '../model/reasons.ts';
import type { Trial } from './trial.ts';

/** One rep at the end of a trial; lags and entitlements in leads. */
export interface TrialRow {
  repId: string;
  name: string;
  weight: number;
  /** Of the weights of the pool on the first day, 0..1. */
  share: number;
  owedBefore: number;
  /** By the draws that rep was there for. */
  entitled: number;
  /** Claimed. */
  received: number;
  /** By silence, or a decline that gives no turn back. */
  turnsLost: number;
  /** What was owed before, plus the entitlement, minus leads and turns. */
  owedNow: number;
  longestRun: number;
  /** The largest |lag| at any time. */
  largestLag: number;
  /** How often another was asked while this rep could not be, by what was in the way. */
  passedOver: Partial<Record<ReasonCode, number>>;
}

export interface TrialResult {
  leads: number;
  received: number;
  /** Leads nobody claimed, by what stood in the way. */
  unassigned: Record<string, number>;
  /** Leads that had to wait for a shift or a place, whatever became of them. */
  waited: number;
  /** Over the whole queue; 0 unless it was not 0 before. */
  lagSum: number;
  rows: TrialRow[];
}

type Counts = Pick<TrialRow, 'received' | 'turnsLost' | 'longestRun' | 'passedOver'> & {
  largestUnits: number;
};

export class Tally {
  readonly unassigned: Record<string, number> = {};
  private readonly counts = new Map<string, Counts>();
  private readonly waiting = new Set<number>();
  private run = { repId: '', length: 0 };

  constructor(private readonly trial: Trial) {
    this.sawLags(trial.lags);
  }

  receivedBy(repId: string): void {
    const counts = this.of(repId);
    const length = this.run.repId === repId ? this.run.length + 1 : 1;
    this.run = { repId, length };
    counts.received += 1;
    counts.longestRun = Math.max(counts.longestRun, length);
  }

  lostTurn(repId: string): void {
    this.of(repId).turnsLost += 1;
  }

  leftOver(why: string): void {
    this.unassigned[why] = (this.unassigned[why] ?? 0) + 1;
  }

  waits(lead: number): void {
    this.waiting.add(lead);
  }

  sawLags(lags: Readonly<Lags>): void {
    for (const [repId, units] of Object.entries(lags)) {
      const counts = this.of(repId);
      counts.largestUnits = Math.max(counts.largestUnits, Math.abs(units));
    }
  }

  sawVerdicts(verdicts: readonly CandidateVerdict[]): void {
    for (const { rep, eligible, why } of verdicts) {
      if (eligible || why.code.startsWith('exclusion.')) continue;
      const { passedOver } = this.of(rep);
      passedOver[why.code] = (passedOver[why.code] ?? 0) + 1;
    }
  }

  result(lags: Readonly<Lags>): TrialResult {
    const rows = this.rowIds(lags).map((repId) => this.rowOf(repId, lags));
    return {
      leads: this.trial.leads,
      received: rows.reduce((sum, row) => sum + row.received, 0),
      unassigned: this.unassigned,
      waited: this.waiting.size,
      lagSum: sumOf(lags) / LEAD_UNITS,
      rows,
    };
  }

  /** The members, then those who left with something open in the ledger. */
  private rowIds(lags: Readonly<Lags>): string[] {
    const members = this.trial.reps.map(({ repId }) => repId);
    const left = Object.keys(lags).filter((id) => !members.includes(id) && lagOf(lags, id) !== 0);
    return [...members, ...left.toSorted()];
  }

  private rowOf(repId: string, lags: Readonly<Lags>): TrialRow {
    const { pool, reps, from, lags: before } = this.trial;
    const { largestUnits, ...counts } = this.of(repId);
    const weights = weightsAt(pool, from);
    const total = reps.reduce((sum, rep) => sum + weightOf(weights, rep.repId), 0);
    const movedUnits = lagOf(lags, repId) - lagOf(before, repId);
    return {
      repId,
      name: reps.find((one) => one.repId === repId)?.name ?? repId,
      weight: weightOf(membersOf(pool), repId),
      share: total === 0 ? 0 : weightOf(weights, repId) / total,
      owedBefore: lagOf(before, repId) / LEAD_UNITS,
      entitled: movedUnits / LEAD_UNITS + counts.received + counts.turnsLost,
      owedNow: lagOf(lags, repId) / LEAD_UNITS,
      largestLag: largestUnits / LEAD_UNITS,
      ...counts,
    };
  }

  private of(repId: string): Counts {
    const known = this.counts.get(repId);
    if (known) return known;
    const counts = { received: 0, turnsLost: 0, longestRun: 0, largestUnits: 0, passedOver: {} };
    this.counts.set(repId, counts);
    return counts;
  }
}
