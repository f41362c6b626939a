/** Takes one turn of a queue: who gets it, whose shares grow by it, and what is caught up on. */
import {
  type CatchUps,
  type Draw,
  type Lags,
  LEAD_UNITS,
  type OpenTurn,
} from '../model/decision.ts';
import type { CatchUp } from '../model/policy/fairness.ts';
import type { Objective } from '../model/policy/policy.ts';
import { missedBy, payOut } from './catch-up.ts';
import { applyChanges, type Changes, drawChanges, lagOf, type Share } from './ledger.ts';
import { type PickEntry, type Picked, pickMostOwed } from './pick.ts';

export interface Turn extends OpenTurn {
  lags: Readonly<Lags>;
  catchUps: Readonly<CatchUps>;
  terms: CatchUp;
}

/**
 * So far leads that only some could take move a lag, and no further: whoever is this much ahead or
 * behind shares in the next one as in a pool that counts the eligible alone.
 */
const MOST_BY_LOAD = 3 * LEAD_UNITS;

/** Whoever is owed most of the eligible gets it. */
export function takeTurn(
  turn: Turn,
  entries: readonly PickEntry[],
  objectives: readonly Objective[] = [],
): { picked: Picked; draw: Draw } {
  const sharers = sharersOf(turn);
  const picked = pickMostOwed(entries, objectives, sharers);
  if (sharers === turn.eligible || !isTooFar(turn, { sharers, chosen: picked.repId })) {
    return { picked, draw: drawOf(turn, { sharers, chosen: picked.repId }) };
  }
  const among = pickMostOwed(entries, objectives);
  return { picked: among, draw: drawOf(turn, { sharers: turn.eligible, chosen: among.repId }) };
}

/**
 * Whom to ask at once, at most so many: whose turn it is, then whose it would be without them. No
 * turn is taken; whoever claims takes it, by `countTurn`.
 */
export function askAtOnce(
  turn: Pick<Turn, keyof OpenTurn | 'lags'>,
  entries: readonly PickEntry[],
  { most, objectives = [] }: { most: number; objectives?: readonly Objective[] | undefined },
): Picked[] {
  const sharers = sharersOf(turn);
  const asked: Picked[] = [];
  let left = entries;
  while (left.length > 0 && asked.length < most) {
    const picked = pickMostOwed(left, objectives, sharers);
    asked.push(picked);
    left = left.filter(({ repId }) => repId !== picked.repId);
  }
  return asked;
}

/** The lead went to `chosen` by another way, and uses a turn all the same. */
export function countTurn(turn: Turn, chosen: string): Draw {
  const sharers = sharersOf(turn);
  const isByLoad = sharers !== turn.eligible && !isTooFar(turn, { sharers, chosen });
  return drawOf(turn, { sharers: isByLoad ? sharers : turn.eligible, chosen });
}

interface Taken {
  sharers: readonly Share[];
  chosen: string;
}

function sharersOf({
  eligible,
  bystanders,
  lags,
}: Pick<Turn, 'eligible' | 'bystanders' | 'lags'>): readonly Share[] {
  const more = bystanders.filter(({ repId }) => lagOf(lags, repId) < MOST_BY_LOAD);
  return more.length === 0 ? eligible : [...eligible, ...more];
}

function isTooFar({ lags }: Turn, { sharers, chosen }: Taken): boolean {
  const after = lagOf(lags, chosen) + lagOf(drawChanges(sharers, chosen), chosen);
  return after < -MOST_BY_LOAD;
}

function drawOf(turn: Turn, { sharers, chosen }: Taken): Draw {
  const { queue, terms, absent } = turn;
  const changes = drawChanges(sharers, chosen);
  const draw = { queue, repId: chosen, changes };
  if (terms.leads === 0) return draw;
  const credited = { ...turn, sharers, chosen };
  const payment = payOut(credited);
  const promised: Changes = { ...missedBy(absent, credited), ...payment.paid };
  if (Object.keys(promised).length === 0) return draw;
  return { ...draw, changes: applyChanges(changes, payment.changes), promised };
}
