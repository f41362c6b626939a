/** Joins the queues of one pool to what each of its reps got, is due by weight, and is owed. */
import type { QueueFigures, RepFigures } from './figures.ts';

export interface Share {
  rep: string;
  name: string;
  /** By the weights that count today, 0..1. */
  share: number;
  /** How much of the rep's weight that is: 100 but for newcomers. */
  percent: number;
  /** Leads that used a turn. */
  got: number;
  beyond: number;
  entitled: number;
  /** In leads; below 0 ahead. */
  owed: number;
  /** In leads. */
  catchUp: number;
}

export interface PoolShares {
  /** Leads that used a turn. */
  leads: number;
  /** The most owed first. */
  rows: Share[];
}

/** A pool has a queue of its own, and one for each its rules name; all go by its weights. */
export function sharesOf(queues: readonly QueueFigures[]): PoolShares {
  const byRep = new Map<string, RepFigures[]>();
  for (const one of queues.flatMap(({ reps }) => reps)) {
    byRep.set(one.rep, [...(byRep.get(one.rep) ?? []), one]);
  }
  const people = [...byRep.values()].flatMap((own) => own[0] ?? []);
  const rows = people.map((one) => {
    const own = byRep.get(one.rep) ?? [];
    return {
      rep: one.rep,
      name: one.name,
      share: one.share,
      percent: one.percent,
      got: sum(own, ({ received }) => received),
      beyond: sum(own, ({ beyond }) => beyond),
      entitled: sum(own, ({ entitled }) => entitled),
      owed: sum(own, ({ lag }) => lag),
      catchUp: sum(own, ({ catchUp }) => catchUp),
    };
  });
  return { leads: sum(rows, ({ got }) => got), rows: rows.toSorted(byOwed) };
}

function sum<T>(all: readonly T[], of: (one: T) => number): number {
  return all.reduce((total, one) => total + of(one), 0);
}

function byOwed(one: Share, other: Share): number {
  if (one.owed !== other.owed) return other.owed - one.owed;
  return one.name < other.name ? -1 : 1;
}
