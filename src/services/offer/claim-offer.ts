/**
 * Claims an offer for the person who clicked: of any number of clicks exactly one takes the lead.
 */
import { findAssignment, settleOffer } from '../../db/leads/offer-store.ts';
import { AppError } from '../../errors.ts';
import type { Actor } from '../../routing/model/actor.ts';
import type { Reason } from '../../routing/model/reasons.ts';
import type { Context } from '../context.ts';
import { lockAnswerable, type OfferRefusal, offerOver } from '../steps/offer/answer-offer.ts';
import { takeForClaimer } from '../steps/offer/at-once.ts';
import { tellOfCall } from '../steps/offer/call.ts';
import { takeOwnership } from '../steps/ownership/take-ownership.ts';
import { drainForPlace } from '../steps/placing/drain.ts';
import { inStep } from '../steps/step.ts';
import { promiseUndoOver } from '../steps/undo/promise-undo-over.ts';

export type ClaimOutcome =
  | { outcome: 'claimed'; leadId: string; company: string }
  | { outcome: 'already_yours'; leadId: string; company: string }
  /** One of several who were asked at once, and full since: the others can claim it. */
  | { outcome: 'full'; company: string; why: Reason }
  | OfferRefusal;

/** A late click is valid while the offer is still `made`: reports judge by times. */
export async function claimOffer(
  ctx: Context,
  input: { offerId: string; actor: Actor },
): Promise<ClaimOutcome> {
  return inStep(ctx, input.actor, async (step) => {
    const found = await lockAnswerable(ctx, step.tx, input);
    if (found.outcome === 'already_yours') {
      const { id: leadId, company } = found.lead;
      return { outcome: 'already_yours', leadId, company };
    }
    if (found.outcome !== 'open') return found;
    const { lead, offer, rep } = found;
    const assignment = await findAssignment(step.tx, offer.assignmentId);
    const isOfSeveral = assignment?.repId === null;
    const taken = isOfSeveral ? await takeForClaimer(step, { lead, offer, assignment }) : null;
    if (taken?.outcome === 'lost') return offerOver(step.tx, lead, offer);
    if (taken?.outcome === 'full') return { ...taken, company: lead.company };
    const won = await settleOffer(step.tx, offer.id, {
      state: 'claimed',
      at: step.now,
      reason: null,
    });
    if (!won && isOfSeveral) throw settledMeanwhile(offer.id);
    if (!won) return offerOver(step.tx, lead, offer);
    await takeOwnership(step, { lead, offer: won, rep, beside: taken?.beside });
    await tellOfCall(step, lead, won);
    await promiseUndoOver(step, won);
    await drainForPlace(step);
    return { outcome: 'claimed', leadId: lead.id, company: lead.company };
  });
}

/** The place and the turn are taken by then: nothing of it may stay. */
function settledMeanwhile(offerId: string): AppError {
  return new AppError('bug.offer_not_locked', `Offer ${offerId} was settled while it was claimed.`);
}
