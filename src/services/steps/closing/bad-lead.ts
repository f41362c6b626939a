/** Asks a manager whether a lead is bad, and gives its turn back once one has agreed. */
import type { Reader } from '../../../db/database.ts';
import type { LeadRecord } from '../../../db/leads/lead-store.ts';
import { refundDraw } from '../../../db/leads/ledger-store.ts';
import { findOpenAssignment, listOffers, type OfferRecord } from '../../../db/leads/offer-store.ts';
import { findOfferOf } from '../../../db/leads/reopen-store.ts';
import { CALLED_BAD } from '../../../routing/model/offer.ts';
import { because, type ReasonCode } from '../../../routing/model/reasons.ts';
import { nameOfRep } from '../../views/names.ts';
import type { KeptText } from '../keep-text.ts';
import { findDeclineReason } from '../offer/decline-reason.ts';
import { redrawOffer } from '../offer/end-offer.ts';
import { releaseLead } from '../ownership/release-lead.ts';
import { holdLead } from '../placing/wait.ts';
import { audit, lockLedger, type Step } from '../step.ts';

/** What a lead on hold says while a manager is to judge it. */
const ASKED: ReadonlySet<ReasonCode> = new Set(['hold.called_bad', 'hold.declined_to_manager']);

/**
 * The offer whose rep called the lead bad, after the claim or by a reason to decline that goes to
 * the manager; null where nobody did, and once a manager has said something.
 */
export async function findCalledBad(from: Reader, lead: LeadRecord): Promise<OfferRecord | null> {
  if (lead.state !== 'held' || !lead.heldFor || !ASKED.has(lead.heldFor.code)) return null;
  const last = (await listOffers(from, lead.id)).at(-1);
  if (last?.state !== 'declined') return null;
  if (last.reason === CALLED_BAD) return last;
  const { reason } = await findDeclineReason(from, last, last.reason ?? '');
  return reason?.next === 'manager' ? last : null;
}

/** Its owner is rid of it; the turn stays used until a manager has agreed. */
export async function askWhetherBad(
  step: Step,
  lead: LeadRecord,
  note: KeptText | null,
): Promise<void> {
  const { id: leadId, ownerId } = lead;
  const held = await findOpenAssignment(step.tx, leadId);
  await audit(step, {
    action: 'lead.called_bad',
    subject: leadId,
    leadId,
    data: { rep: ownerId, note: note?.id ?? null, note_commitment: note?.commitment ?? null },
  });
  const how = { offer: 'declined', reason: CALLED_BAD, refund: false } as const;
  const released = await releaseLead(step, lead, how);
  const rep = await nameOfRep(step.tx, ownerId ?? '');
  await holdLead(step, released, {
    poolId: held?.poolId ?? null,
    reason: because('hold.called_bad', { rep }),
    decisionId: null,
  });
}

/**
 * A manager's word stands above the limit of the pool: the draw is reversed exactly as it was made.
 * Returns the name of whose turn it was; null where it used none or had come back before.
 */
export async function giveTurnBack(step: Step, lead: LeadRecord): Promise<string | null> {
  const offer = await usedTurn(step, lead);
  if (!offer) return null;
  await lockLedger(step);
  if (!(await refundDraw(step.tx, offer.id, step.now))) return null;
  await audit(step, {
    action: 'offer.refunded',
    subject: offer.id,
    leadId: lead.id,
    data: { rep: offer.repId },
  });
  await redrawOffer(step, offer);
  return nameOfRep(step.tx, offer.repId);
}

async function usedTurn({ tx }: Step, lead: LeadRecord): Promise<OfferRecord | null> {
  if (lead.state !== 'claimed' && lead.state !== 'working') return findCalledBad(tx, lead);
  const held = await findOpenAssignment(tx, lead.id);
  return held && findOfferOf(tx, held.id);
}
