/** Says of everybody in play whether they are asked, where several are asked at once. */
import { formatLeads } from '../fairness/ledger.ts';
import { type Picked, type Standing, whyLost } from '../fairness/pick.ts';
import { type CandidateVerdict, LEAD_UNITS } from '../model/decision.ts';
import { because, type Reason } from '../model/reasons.ts';

/** Who is asked stands first, in their order, then who is owed most of the others. */
export function askedVerdicts(asked: readonly Picked[]): CandidateVerdict[] {
  const [first, last] = [asked[0], asked.at(-1)];
  if (!first || !last) return [];
  const places = new Map(asked.map(({ repId }, i) => [repId, i + 1]));
  const placeOf = ({ repId }: Standing) => places.get(repId) ?? Number.POSITIVE_INFINITY;
  return first.standings
    .toSorted((a, b) => placeOf(a) - placeOf(b) || b.owed - a.owed)
    .map((one) => verdictOf(one, whyAskedOrNot(one, { place: places.get(one.repId), last })));
}

function verdictOf({ repId: rep, owed }: Standing, why: Reason): CandidateVerdict {
  return { rep, eligible: true, lag: owed / LEAD_UNITS, why };
}

function whyAskedOrNot(
  { owed }: Standing,
  { place, last }: { place: number | undefined; last: Picked },
): Reason {
  if (place === undefined) return whyLost(last, owed);
  return because('offer.asked', { place, lag: formatLeads(owed) });
}
