/** Counts what a new policy moves: between people, by segment, and from rule to rule. */
import type { ComparedLead } from './compare-lead.ts';
import type { Whereabouts } from './past-lead.ts';

export interface RepMoves {
  repId: string;
  gained: number;
  lost: number;
}

export interface SegmentMoves {
  segment: string | null;
  leads: number;
  moved: number;
}

/** Whom a rule brings leads to: the rep by name, else the pool, else what becomes of them. */
export type Route = Pick<Whereabouts, 'rule' | 'outcome' | 'repId' | 'poolId' | 'detail'>;

export interface RouteMoves {
  from: Route;
  to: Route;
  leads: number;
  /** Of these, how many come to another person or end. */
  moved: number;
}

export interface Moves {
  leads: number;
  moved: number;
  /** To the same person another way. */
  otherWay: number;
  /** Waits for a shift that it did not wait for, or later; and the other way round. */
  later: number;
  sooner: number;
  /** Under another SLA tier. */
  otherTier: number;
  /** Whom leads come to or go from, who gains or loses most first. */
  reps: RepMoves[];
  segments: SegmentMoves[];
  routes: RouteMoves[];
  examples: ComparedLead[];
}

const MOST_EXAMPLES = 20;
/** One large move does not hide the small ones. */
const MOST_OF_A_ROUTE = 5;

export class MoveTally {
  private readonly sums = { leads: 0, moved: 0, otherWay: 0, later: 0, sooner: 0, otherTier: 0 };
  private readonly reps = new Map<string, RepMoves>();
  private readonly segments = new Map<string | null, SegmentMoves>();
  private readonly routes = new Map<string, RouteMoves>();
  private readonly examples: ComparedLead[] = [];

  add(one: ComparedLead): void {
    const { before, after, change } = one;
    const waited = [before, after].map(({ waitsUntil }) => waitsUntil?.getTime() ?? 0);
    const [then = 0, now = 0] = waited;
    this.sums.leads += 1;
    this.sums.later += now > then ? 1 : 0;
    this.sums.sooner += now < then ? 1 : 0;
    this.sums.otherTier += before.tier === after.tier ? 0 : 1;
    const segment = this.segmentOf(after.segment);
    segment.leads += 1;
    if (change === 'none') return;
    const route = this.routeOf(before, after);
    route.leads += 1;
    if (change === 'way') {
      this.sums.otherWay += 1;
      return;
    }
    this.sums.moved += 1;
    segment.moved += 1;
    route.moved += 1;
    if (before.repId !== null) this.repOf(before.repId).lost += 1;
    if (after.repId !== null) this.repOf(after.repId).gained += 1;
    const isRoom = this.examples.length < MOST_EXAMPLES && route.moved <= MOST_OF_A_ROUTE;
    if (isRoom) this.examples.push(one);
  }

  result(): Moves {
    return {
      ...this.sums,
      reps: [...this.reps.values()].toSorted(byNet),
      segments: [...this.segments.values()].toSorted((a, b) => b.leads - a.leads),
      routes: [...this.routes.values()].toSorted((a, b) => b.moved - a.moved || b.leads - a.leads),
      examples: this.examples,
    };
  }

  private segmentOf(segment: string | null): SegmentMoves {
    return kept(this.segments, segment, () => ({ segment, leads: 0, moved: 0 }));
  }

  private repOf(repId: string): RepMoves {
    return kept(this.reps, repId, () => ({ repId, gained: 0, lost: 0 }));
  }

  private routeOf(before: Whereabouts, after: Whereabouts): RouteMoves {
    const [from, to] = [routeOf(before), routeOf(after)];
    const key = JSON.stringify([from, to]);
    return kept(this.routes, key, () => ({ from, to, leads: 0, moved: 0 }));
  }
}

/** Of equal moves the gain first. */
function byNet(a: RepMoves, b: RepMoves): number {
  const [one, other] = [netOf(a), netOf(b)];
  return Math.abs(other) - Math.abs(one) || other - one || (a.repId < b.repId ? -1 : 1);
}

/** More than before, or with a minus fewer. */
export function netOf({ gained, lost }: Pick<RepMoves, 'gained' | 'lost'>): number {
  return gained - lost;
}

function routeOf({ rule, outcome, repId, poolId, detail }: Whereabouts): Route {
  return { rule, outcome, repId: poolId === null ? repId : null, poolId, detail };
}

function kept<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = make();
  map.set(key, made);
  return made;
}
