/** Ends one open offer, whoever ends it: the place is freed, clocks stop, the card is redrawn. */
import { listEscalationCards } from '../../../db/delivery/card-store.ts';
import { stopClocks } from '../../../db/delivery/clock-store.ts';
import { isUnderWay } from '../../../db/delivery/outbox-store.ts';
import type { LeadRecord } from '../../../db/leads/lead-store.ts';
import { refundDraw, releasePlace } from '../../../db/leads/ledger-store.ts';
import { endOpenAssignment, type OfferRecord, settleOffer } from '../../../db/leads/offer-store.ts';
import { PROMISE_KINDS } from '../../../routing/model/offer.ts';
import { drainForPlace } from '../placing/drain.ts';
import { lockLedger, promiseOnce, type Step } from '../step.ts';
import { redrawBundle } from './bundle.ts';

export interface OfferEnd {
  state: 'declined' | 'expired' | 'withdrawn';
  /** Decline reason id, or why it was taken back: `away`, `override`, `undeliverable`, … */
  reason: string | null;
  /** Gives the turn back exactly as it was taken. */
  refund: boolean;
  assignment: 'rerouted' | 'overridden' | 'closed';
}

/** Null when somebody else ended it first. Call it with the lead locked. */
export async function endOffer(
  step: Step,
  offer: OfferRecord,
  { lead, end }: { lead: Pick<LeadRecord, 'id' | 'test'>; end: OfferEnd },
): Promise<OfferRecord | null> {
  await lockLedger(step);
  const settled = await settleOffer(step.tx, offer.id, {
    state: end.state,
    at: step.now,
    reason: end.reason,
  });
  if (!settled) return null;
  if (end.refund) await refundDraw(step.tx, offer.id, step.now);
  const held = await endOpenAssignment(step.tx, lead.id, { state: end.assignment, at: step.now });
  if (held && !lead.test) await releasePlace(step.tx, held, { uncounted: end.refund });
  // The ladder is the lead's: it climbs on, whoever is asked next.
  await stopClocks(step.tx, { leadId: lead.id, kinds: PROMISE_KINDS }, 'cancelled');
  await redrawOffer(step, settled);
  await drainForPlace(step);
  return settled;
}

/** `older`: those that a newer one has just overtaken. */
type Copies = 'all' | 'older';

/** The copies of an offer's card are drawn again from what is true when the edit leaves. */
export async function redrawOffer(
  step: Step,
  offer: Pick<OfferRecord, 'id' | 'leadId' | 'bundleId'>,
  copies: Copies = 'all',
): Promise<void> {
  if (offer.bundleId) return redrawBundle(step, offer.bundleId);
  await promiseOnce(step, {
    destination: 'slack',
    kind: 'offer_update',
    leadId: offer.leadId,
    stream: `offer:${offer.id}`,
    payload: { offerId: offer.id, leadId: offer.leadId, copies },
  });
}

/** The lead's card in its manager channel, if there is one or will be, follows what happened. */
export async function redrawEscalation(
  step: Step,
  leadId: string,
  copies: Copies = 'all',
): Promise<void> {
  const stream = `escalation:${leadId}`;
  const isPosted = (await listEscalationCards(step.tx, leadId)).length > 0;
  if (!isPosted && !(await isUnderWay(step.tx, stream))) return;
  await promiseOnce(step, {
    destination: 'slack',
    kind: 'escalation_update',
    leadId,
    stream,
    payload: { leadId, copies },
  });
}
