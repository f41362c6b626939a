/** Says whether a decision gave an offer for good, as to the host of a meeting, without asking. */
import type { Reader } from '../../db/database.ts';
import { findDecision } from '../../db/decision-store.ts';
import { findAssignment, type OfferRecord } from '../../db/offer-store.ts';

export async function isHost(from: Reader, offer: OfferRecord): Promise<boolean> {
  const assignment = await findAssignment(from, offer.assignmentId);
  const decision = assignment?.decisionId && (await findDecision(from, assignment.decisionId));
  return decision ? 'final' in decision.placement && decision.placement.final : false;
}
