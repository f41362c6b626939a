/** Did the decision give the lead for good, without asking: to the host of a booked meeting? */
import type { Reader } from '../../db/database.ts';
import { findDecision } from '../../db/decision-store.ts';
import { findAssignment, type OfferRecord } from '../../db/offer-store.ts';

export async function isHost(
  from: Reader,
  { assignmentId }: Pick<OfferRecord, 'assignmentId'>,
): Promise<boolean> {
  const assignment = await findAssignment(from, assignmentId);
  const decision = assignment?.decisionId && (await findDecision(from, assignment.decisionId));
  return decision ? 'final' in decision.placement && decision.placement.final : false;
}
