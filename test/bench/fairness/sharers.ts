import {
  applyChanges,
  drawChanges,
  lagOf,
  reverseChanges,
  sumOf,
} from '../../../src/routing/fairness/ledger.ts';
import { pickMostOwed } from '../../../src/routing/fairness/pick.ts';
import type { Lags } from '../../../src/routing/model/decision.ts';

export interface Member {
  id: string;
  weight: number;
}

export interface Turn {
  repId: string;
  /** The lead was declined for a reason that gives the turn back. */
  takeBack(): void;
}

/** One way to share leads out, from a fresh start. */
export interface Sharer {
  /** Gives one lead to one of these (at least one); `day` is the time in days. */
  give(eligible: readonly Member[], day: number): Turn;
  /** What a ledger sums to; left out where there is none. */
  sum?(): number;
}

export type MakeSharer = (random: () => number) => Sharer;

export const LEADS_A_DAY = 20;
const DAY_MS = 86_400_000;

/** The pick and the ledger that route real leads. */
const baton: MakeSharer = () => {
  let lags: Lags = {};
  const lastAt = new Map<string, Date>();
  const entryOf = ({ id, weight }: Member) => ({
    repId: id,
    weight,
    lag: lagOf(lags, id),
    lastAssignedAt: lastAt.get(id) ?? null,
    open: 0,
    room: Number.POSITIVE_INFINITY,
    skills: 0,
  });
  return {
    give(eligible, day) {
      const entries = eligible.map(entryOf);
      const { repId } = pickMostOwed(entries);
      const changes = drawChanges(entries, repId);
      lags = applyChanges(lags, changes);
      lastAt.set(repId, new Date(day * DAY_MS));
      const takeBack = () => {
        lags = applyChanges(lags, reverseChanges(changes));
      };
      return { repId, takeBack };
    },
    sum: () => sumOf(lags),
  };
};

/**
 * Stride scheduling with clients that leave and join (Waldspurger and Weihl 1995): the least pass
 * goes first, and whoever was away resumes as far from the global pass as they left it.
 */
const stride: MakeSharer = () => {
  const passes = new Map<string, number>();
  let globalPass = 0;
  let present: readonly Member[] = [];
  /** While somebody is away their entry holds what remains. */
  const follow = (eligible: readonly Member[]) => {
    const before = new Set(present.map(({ id }) => id));
    const now = new Set(eligible.map(({ id }) => id));
    for (const { id } of present) if (!now.has(id)) add(passes, id, -globalPass);
    for (const { id, weight } of eligible) {
      if (!passes.has(id)) passes.set(id, 1 / weight);
      if (!before.has(id)) add(passes, id, globalPass);
    }
    present = eligible;
  };
  return {
    give(eligible) {
      follow(eligible);
      const { id, weight } = leastBy(eligible, (one) => passes.get(one.id) ?? 0);
      const own = 1 / weight;
      const all = 1 / eligible.reduce((sum, one) => sum + one.weight, 0);
      add(passes, id, own);
      globalPass += all;
      const takeBack = () => {
        add(passes, id, -own);
        globalPass -= all;
      };
      return { repId: id, takeBack };
    },
  };
};

const weightedRandom: MakeSharer = (random) => ({
  give(eligible) {
    let left = random() * eligible.reduce((sum, { weight }) => sum + weight, 0);
    const chosen = eligible.find(({ weight }) => {
      left -= weight;
      return left < 0;
    });
    return { repId: (chosen ?? lastOf(eligible)).id, takeBack: () => {} };
  },
});

/** Whoever has had fewest leads for their weight, counted over so many days back. */
const fewestWithin =
  (days: number): MakeSharer =>
  () => {
    const had = new Map<string, number[]>();
    let turns = 0;
    const lastTurn = new Map<string, number>();
    const countOf = (id: string, day: number) => {
      const times = had.get(id) ?? [];
      while (times.length > 0 && (times[0] ?? 0) <= day - days) times.shift();
      return times.length;
    };
    return {
      give(eligible, day) {
        const byWait = eligible.toSorted(
          (a, b) => (lastTurn.get(a.id) ?? -1) - (lastTurn.get(b.id) ?? -1),
        );
        const { id } = leastBy(byWait, (one) => countOf(one.id, day) / one.weight);
        const times = had.get(id) ?? [];
        had.set(id, times);
        times.push(day);
        turns += 1;
        lastTurn.set(id, turns);
        return { repId: id, takeBack: () => void times.pop() };
      },
    };
  };

export const SHARERS: Readonly<Record<string, MakeSharer>> = {
  Baton: baton,
  'stride scheduling': stride,
  'weighted random': weightedRandom,
  'fewest for their weight': fewestWithin(Number.POSITIVE_INFINITY),
  'fewest within 30 days': fewestWithin(30),
};

function add(values: Map<string, number>, id: string, much: number): void {
  values.set(id, (values.get(id) ?? 0) + much);
}

/** The first of those with the least. */
function leastBy(members: readonly Member[], measure: (one: Member) => number): Member {
  let [least, value] = [lastOf(members), Number.POSITIVE_INFINITY];
  for (const one of members) {
    const next = measure(one);
    if (next < value - 1e-9) [least, value] = [one, next];
  }
  return least;
}

function lastOf(members: readonly Member[]): Member {
  const last = members.at(-1);
  if (!last) throw new RangeError('There is nobody to give a lead to.');
  return last;
}
