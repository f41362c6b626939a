/**
 * Declines an offer with a reason and asks the next rep, or the manager, in the same transaction.
 */
import type { LeadRecord } from '../../db/leads/lead-store.ts';
import { AppError } from '../../errors.ts';
import type { Actor } from '../../routing/model/actor.ts';
import type { Asked } from '../../routing/model/cards/asked.ts';
import type { DeclineReason } from '../../routing/model/policy/policy.ts';
import { because } from '../../routing/model/reasons.ts';
import type { Context } from '../context.ts';
import { keepText } from '../steps/keep-text.ts';
import { type Answerable, lockAnswerable, type OfferRefusal } from '../steps/offer/answer-offer.ts';
import {
  findDeclineReason,
  findManagersWord,
  findSpentLimit,
} from '../steps/offer/decline-reason.ts';
import { endOffer, redrawEscalation } from '../steps/offer/end-offer.ts';
import { placeLead } from '../steps/placing/place-lead.ts';
import { holdLead } from '../steps/placing/wait.ts';
import { audit, inStep, lockLedger, type Step } from '../steps/step.ts';
import { tellManagers } from '../steps/telling/tell-managers.ts';
import { promiseUndoOver } from '../steps/undo/promise-undo-over.ts';
import { namesOfAsked, repOfActor } from '../views/names.ts';

export type DeclineOutcome =
  | { outcome: 'declined'; leadId: string; company: string; next: Asked | null }
  | { outcome: 'invalid'; field: 'reason' | 'note' }
  | OfferRefusal;

export interface Decline {
  offerId: string;
  reasonId: string;
  note: string | null;
  actor: Actor;
}

type Open = Extract<Answerable, { outcome: 'open' }>;

export async function declineOffer(ctx: Context, input: Decline): Promise<DeclineOutcome> {
  return inStep(ctx, input.actor, async (step) => {
    const found = await lockAnswerable(ctx, step.tx, input);
    if (found.outcome === 'already_yours') return { outcome: 'unknown_offer' };
    if (found.outcome !== 'open') return found;
    const { reason, poolId } = await findDeclineReason(step.tx, found.offer, input.reasonId);
    if (!reason) return { outcome: 'invalid', field: 'reason' };
    if (reason.note === 'required' && !input.note?.trim()) {
      return { outcome: 'invalid', field: 'note' };
    }
    await settle(step, found, { reason, note: input.note });
    const { id: leadId, company } = found.lead;
    return {
      outcome: 'declined',
      leadId,
      company,
      next: await passOn(step, found, { reason, poolId }),
    };
  });
}

async function settle(
  step: Step,
  { offer, lead, rep }: Open,
  { reason, note }: { reason: DeclineReason; note: string | null },
): Promise<void> {
  await lockLedger(step);
  const isSpent = (await findSpentLimit(step.tx, offer, step.now)) !== null;
  const refund = reason.refund && !isSpent;
  const ended = await endOffer(step, offer, {
    lead,
    end: { state: 'declined', reason: reason.id, refund, assignment: 'rerouted' },
  });
  if (!ended) throw new AppError('bug.offer_not_locked', `Offer ${offer.id} was settled twice.`);
  const words = note?.trim();
  const kept = words
    ? await keepText(step, { leadId: lead.id, kind: 'decline_note', body: words })
    : null;
  await audit(step, {
    action: 'offer.declined',
    subject: offer.id,
    leadId: lead.id,
    data: {
      rep: rep.id,
      reason: reason.id,
      refunded: refund,
      note: kept?.id ?? null,
      note_commitment: kept?.commitment ?? null,
    },
  });
  await promiseUndoOver(step, offer);
}

/**
 * To those who are asked with them, else to the next rep; a bad lead goes to a manager, one that
 * was given by hand to who gave it.
 */
async function passOn(
  step: Step,
  { offer, lead }: Open,
  { reason, poolId }: { reason: DeclineReason; poolId: string | null },
): Promise<Asked | null> {
  await redrawEscalation(step, lead.id);
  const others = await namesOfAsked(step.tx, lead.id);
  if (others) return others;
  if (offer.givenBy !== null) return goBack(step, lead, { givenBy: offer.givenBy, reason, poolId });
  const why = await findManagersWord(step, offer.assignmentId);
  if (why) {
    await holdLead(step, lead, { poolId, reason: why, decisionId: null });
    return null;
  }
  return (await placeLead(step, lead, 'declined')).rep;
}

/** To whoever gave it, who decides again; the command line is nobody to go back to. */
async function goBack(
  step: Step,
  lead: LeadRecord,
  gift: { givenBy: string; reason: DeclineReason; poolId: string | null },
): Promise<null> {
  const { poolId, reason } = gift;
  const giver = await repOfActor(step.tx, gift.givenBy);
  const value = reason.label;
  const why = giver
    ? because('hold.declined_to_giver', { rep: giver.profile.name, value })
    : because('hold.declined_to_manager', { value });
  await holdLead(step, lead, { poolId, reason: why, decisionId: null });
  const payload = { notice: 'gift_declined', repId: giver?.id ?? null, poolId };
  const stream = `gift:${lead.id}`;
  if (giver) await tellManagers(step, lead, { kind: 'notice', stream, payload, urgency: 1 });
  return null;
}
