/**
 * Chooses who gets a lead under two policies at once, so that no turn moves without a cause: where
 * the same rep may have it by both, it is the same rep.
 */
import type { Decision, Draw } from '../model/decision.ts';
import { LEAD_UNITS } from '../model/decision.ts';
import type { ReasonCode } from '../model/reasons.ts';
import type { CompiledPolicy } from '../policy/compile-policy.ts';
import { takerOf } from './taker-of.ts';

/** Nothing but the turn decided. */
const BY_TURN: ReadonlySet<ReasonCode> = new Set([
  'tie.most_owed',
  'tie.deadline',
  'tie.longest_waiting',
  'tie.id',
]);

export interface Side {
  policy: CompiledPolicy;
  decision: Decision;
}

/** The rep of each side; null where it goes to nobody. Both sides are treated alike. */
export function drawTogether(one: Side, other: Side): [string | null, string | null] {
  const [mine, theirs] = [optionsOf(one), optionsOf(other)];
  const shared = [...mine.keys()].filter((rep) => theirs.has(rep));
  const owed = (rep: string) => (mine.get(rep) ?? 0) + (theirs.get(rep) ?? 0);
  const [best] = shared.toSorted((a, b) => owed(b) - owed(a) || (a < b ? -1 : 1));
  return best === undefined ? [chosenBy(one), chosenBy(other)] : [best, best];
}

/** The draw as if `repId` had been chosen: the credits are the same whoever takes the lead. */
export function withTaker({ queue, repId: chosen, changes }: Draw, repId: string): Draw {
  if (repId === chosen) return { queue, repId, changes };
  const moved = { ...changes };
  moved[chosen] = (moved[chosen] ?? 0) + LEAD_UNITS;
  moved[repId] = (moved[repId] ?? 0) - LEAD_UNITS;
  return { queue, repId, changes: moved };
}

function chosenBy({ decision: { placement } }: Side): string | null {
  return takerOf(placement);
}

/**
 * Who may have it, with the leads they are owed. Beside the chosen that is, in a draw that only the
 * turn decides, whoever is owed something, unless somebody is owed a whole lead: so nobody comes to
 * be more than one lead ahead, and shares stay those of the weights. Of several who are asked at
 * once it is each of them.
 */
function optionsOf(side: Side): Map<string, number> {
  const chosen = chosenBy(side);
  if (chosen === null) return new Map();
  const { candidates, placement } = side.decision;
  const inPlay = candidates.filter(({ eligible, lag }) => eligible && lag !== null);
  const owed = new Map(inPlay.map(({ rep, lag }) => [rep, lag ?? 0]));
  if (placement.outcome === 'first_to_claim') {
    return new Map(placement.repIds.map((rep) => [rep, owed.get(rep) ?? 0]));
  }
  const alone = new Map([[chosen, owed.get(chosen) ?? 0]]);
  if (!isByTurn(side) || Math.max(...owed.values()) >= 1) return alone;
  return new Map([...[...owed].filter(([, lag]) => lag >= 0), ...alone]);
}

function isByTurn({ policy, decision }: Side): boolean {
  const { placement, reasons, rule } = decision;
  if (placement.outcome !== 'offered' || placement.draw === null) return false;
  if (!reasons.some(({ code }) => BY_TURN.has(code))) return false;
  return wishesOf(policy, rule).prefer.length === 0;
}

/** The skills a rule asks for; none where it names a person, or nobody. */
export function wishesOf(
  { rules }: CompiledPolicy,
  id: string | null,
): { require: readonly string[]; prefer: readonly string[] } {
  const assign = rules.entries.find(({ one }) => one.id === id)?.one.assign;
  if (!assign || !('pool' in assign)) return { require: [], prefer: [] };
  return { require: assign.require_skills, prefer: assign.prefer_skills };
}
