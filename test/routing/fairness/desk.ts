import {
  chooseFromPool,
  countedDraw,
  type PoolRequest,
} from '../../../src/routing/assignment/choose-from-pool.ts';
import {
  applyChanges,
  lagOf,
  reverseChanges,
  sumOf,
} from '../../../src/routing/fairness/ledger.ts';
import {
  type Candidate,
  type CatchUps,
  type Draw,
  type Lags,
  LEAD_UNITS,
} from '../../../src/routing/model/decision.ts';
import { NO_CATCH_UP } from '../../../src/routing/model/policy/fairness.ts';
import { because } from '../../../src/routing/model/reasons.ts';

export type Weights = Record<string, number>;
type Terms = Partial<Pick<PoolRequest['pool'], 'count' | 'catch_up' | 'ramps'>>;

/** What is different about somebody for one lead; whoever is not named is there. */
export interface Circumstances {
  absent?: Iterable<string>;
  offShift?: Iterable<string>;
  excluded?: Iterable<string>;
  skills?: Readonly<Record<string, readonly string[]>>;
  requireSkills?: readonly string[];
  /** Days since the pool began. */
  day?: number;
}

const START = Date.parse('2026-11-02T12:00Z');
const LATER = new Date('2027-12-01T08:00Z');

/** A pool that draws by the code that routes: it keeps its ledger and what it has seen. */
export class PoolDesk {
  lags: Lags = {};
  catchUps: CatchUps = {};
  received: string[] = [];
  /** The largest |lag| there ever was, in leads. */
  worst = 0;
  private readonly lastAssigned = new Map<string, Date>();

  constructor(
    readonly terms: Terms = {},
    /** Gives the draw back; another one is a control. */
    private readonly refund: typeof reverseChanges = reverseChanges,
  ) {}

  /** Null where nobody can take it. */
  draw(members: Weights, how: Circumstances = {}): Draw | null {
    const answer = chooseFromPool(this.request(members, how));
    if (answer.outcome !== 'offered' || answer.draw === null) return null;
    this.take(answer.draw);
    this.received.push(answer.repId);
    this.lastAssigned.set(answer.repId, new Date(START + this.received.length));
    return answer.draw;
  }

  /** Somebody gets it by another way, and it counts. */
  count(members: Weights, chosen: string, how: Circumstances = {}): Draw {
    const draw = countedDraw(this.request(members, how), chosen);
    this.take(draw);
    return draw;
  }

  giveBack({ changes, promised = {} }: Draw): void {
    this.take({ changes: this.refund(changes), promised: this.refund(promised) });
  }

  lead(repId: string): number {
    return lagOf(this.lags, repId) / LEAD_UNITS;
  }

  missed(repId: string): number {
    return lagOf(this.catchUps, repId) / LEAD_UNITS;
  }

  got(repId: string, since = 0): number {
    return this.received.slice(since).filter((one) => one === repId).length;
  }

  get sum(): number {
    return sumOf(this.lags);
  }

  request(members: Weights, how: Circumstances): PoolRequest {
    const { terms } = this;
    const now = new Date(START + (how.day ?? 0) * 86_400_000);
    const pool = { id: 'sales', members, timezone: 'UTC', count_owner_matches: false };
    return {
      now,
      waitUpToMs: 0,
      pool: { count: 'eligible', catch_up: NO_CATCH_UP, ...pool, ...terms },
      queue: 'sales',
      candidates: Object.keys(members).map((repId) => this.candidate(repId, how)),
      lags: this.lags,
      catchUps: this.catchUps,
      requireSkills: how.requireSkills ?? [],
      preferSkills: [],
      paused: false,
      companyReps: [],
      hotTier: null,
      units: 1,
    };
  }

  private candidate(repId: string, how: Circumstances): Candidate {
    const isIn = (ids: Iterable<string> = []) => new Set(ids).has(repId);
    const away = because('availability.away_open');
    return {
      repId,
      name: repId,
      skills: [...(how.skills?.[repId] ?? [])],
      shift: isIn(how.absent)
        ? { state: 'unavailable', reason: away, until: null }
        : isIn(how.offShift)
          ? { state: 'off_shift', until: LATER }
          : { state: 'on_shift' },
      outOfHours: false,
      load: { open: 0, day: 0, week: 0 },
      capacity: {},
      excluded: isIn(how.excluded) ? 'declined' : null,
      coverId: null,
      lastAssignedAt: this.lastAssigned.get(repId) ?? null,
    };
  }

  private take({ changes, promised = {} }: Pick<Draw, 'changes' | 'promised'>): void {
    this.lags = applyChanges(this.lags, changes);
    this.catchUps = applyChanges(this.catchUps, promised);
    for (const units of Object.values(this.lags)) {
      this.worst = Math.max(this.worst, Math.abs(units) / LEAD_UNITS);
    }
  }
}

export function longestRun(received: readonly string[], repId: string): number {
  const marks = received.map((one) => (one === repId ? '1' : ' ')).join('');
  return Math.max(...marks.split(' ').map((run) => run.length));
}
