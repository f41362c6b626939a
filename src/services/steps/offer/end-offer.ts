/**
 * Ends open offers, whoever ends them: the card is redrawn, and with the last of a lead the place
 * is freed and the clock stops.
 */
import { listEscalationCards } from '../../../db/delivery/card-store.ts';
import { stopClocks } from '../../../db/delivery/clock-store.ts';
import { isUnderWay } from '../../../db/delivery/outbox-store.ts';
import type { LeadRecord } from '../../../db/leads/lead-store.ts';
import { refundDraw, releasePlace } from '../../../db/leads/ledger-store.ts';
import {
  endOpenAssignment,
  findOpenOffer,
  listOpenOffers,
  type OfferRecord,
  settleOffer,
} from '../../../db/leads/offer-store.ts';
import { PROMISE_KINDS } from '../../../routing/model/offer.ts';
import { drainForPlace } from '../placing/drain.ts';
import { audit, lockLedger, promiseOnce, type Step } from '../step.ts';
import { redrawStorms } from '../telling/redraw-storms.ts';
import { redrawBundle } from './bundle.ts';
import { hasOwnCard, isCalled, redrawCall } from './call.ts';

export interface OfferEnd {
  state: 'declined' | 'expired' | 'withdrawn';
  /** Decline reason id, or why it was taken back: `away`, `override`, `undeliverable`, … */
  reason: string | null;
  /** Gives the turn back exactly as it was taken. */
  refund: boolean;
  assignment: 'rerouted' | 'overridden' | 'closed';
}

/**
 * Null when somebody else ended it first. Others who were asked at once go on being asked. Call it
 * with the lead locked.
 */
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
  if (!(await findOpenOffer(step.tx, lead.id))) await endAssignment(step, lead, end);
  await redrawOffer(step, settled);
  await drainForPlace(step);
  return settled;
}

async function endAssignment(
  step: Step,
  lead: Pick<LeadRecord, 'id' | 'test'>,
  end: OfferEnd,
): Promise<void> {
  const held = await endOpenAssignment(step.tx, lead.id, { state: end.assignment, at: step.now });
  if (held && !lead.test) await releasePlace(step.tx, held, { uncounted: end.refund });
  // The ladder is the lead's: it climbs on, whoever is asked next.
  await stopClocks(step.tx, { leadId: lead.id, kinds: PROMISE_KINDS }, 'cancelled');
}

/** Takes a lead from everybody who is asked about it; returns their offers. */
export async function endOffers(
  step: Step,
  lead: Pick<LeadRecord, 'id' | 'test'>,
  end: OfferEnd,
): Promise<OfferRecord[]> {
  const ended: OfferRecord[] = [];
  for (const offer of await listOpenOffers(step.tx, lead.id)) {
    const settled = await endOffer(step, offer, { lead, end });
    if (settled) ended.push(settled);
  }
  return ended;
}

/** The same, with a note that each was taken back. */
export async function withdrawOffers(
  step: Step,
  lead: Pick<LeadRecord, 'id' | 'test'>,
  { reason, assignment }: { reason: string; assignment: OfferEnd['assignment'] },
): Promise<OfferRecord[]> {
  const end = { state: 'withdrawn', reason, refund: true, assignment } as const;
  const ended = await endOffers(step, lead, end);
  for (const { id, leadId, repId } of ended) {
    const data = { rep: repId, reason };
    await audit(step, { action: 'offer.withdrawn', subject: id, leadId, data });
  }
  return ended;
}

export async function redrawOpenOffers(step: Step, leadId: string): Promise<void> {
  for (const offer of await listOpenOffers(step.tx, leadId)) await redrawOffer(step, offer);
}

/** `older`: those that a newer one has just overtaken. */
type Copies = 'all' | 'older';

/** The copies of an offer's card are drawn again from what is true when the edit leaves. */
export async function redrawOffer(
  step: Step,
  offer: Pick<OfferRecord, 'id' | 'leadId' | 'assignmentId' | 'bundleId' | 'state'>,
  copies: Copies = 'all',
): Promise<void> {
  if (offer.bundleId) return redrawBundle(step, offer.bundleId);
  if (await isCalled(step.tx, offer)) {
    // What becomes of a claim afterwards is no news of the channel.
    if (offer.state !== 'claimed') await redrawCall(step, offer);
    if (!(await hasOwnCard(step.tx, offer.id))) return;
  }
  await promiseOnce(step, {
    destination: 'slack',
    kind: 'offer_update',
    leadId: offer.leadId,
    stream: `offer:${offer.id}`,
    payload: { offerId: offer.id, leadId: offer.leadId, copies },
  });
}

/**
 * The lead's card in its manager channel, if there is one or will be, and every message about many
 * that tells of it follow what happened.
 */
export async function redrawEscalation(
  step: Step,
  leadId: string,
  copies: Copies = 'all',
): Promise<void> {
  if (copies === 'all') await redrawStorms(step, leadId);
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
