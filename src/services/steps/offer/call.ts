/** Asks all who can take a lead in one message in their pool's channel. */
import type { Reader } from '../../../db/database.ts';
import { listCallCards, listOfferCards } from '../../../db/delivery/card-store.ts';
import { isUnderWay } from '../../../db/delivery/outbox-store.ts';
import type { LeadRecord } from '../../../db/leads/lead-store.ts';
import { listOpenOffers, type OfferRecord } from '../../../db/leads/offer-store.ts';
import { promise, promiseOnce, type Step } from '../step.ts';
import { urgencyOf } from '../telling/urgency.ts';

/** Of an assignment whose offers share one message. */
type Called = Pick<OfferRecord, 'leadId' | 'assignmentId'>;

export async function promiseCall(
  step: Step,
  { leadId, assignmentId }: Called,
  { channel, urgency }: { channel: string; urgency: number },
): Promise<void> {
  await promise(step, {
    destination: 'slack',
    kind: 'call',
    leadId,
    stream: streamOf(assignmentId),
    payload: { assignmentId, leadId, channel },
    urgency,
  });
}

/** Whether their message stands in the channel, or will: one that cannot leave asked nobody. */
export async function isCalled(from: Reader, called: Called): Promise<boolean> {
  if ((await listCallCards(from, called)).length > 0) return true;
  return isUnderWay(from, streamOf(called.assignmentId));
}

/** Everybody's offer stands in it: however many of them end at once, it is drawn once. */
export async function redrawCall(step: Step, { leadId, assignmentId }: Called): Promise<void> {
  await promiseOnce(step, {
    destination: 'slack',
    kind: 'call_update',
    leadId,
    stream: streamOf(assignmentId),
    payload: { assignmentId, leadId },
  });
}

/** Whoever claimed in the channel has the lead in a message of their own, and keeps it. */
export async function hasOwnCard(from: Reader, offerId: string): Promise<boolean> {
  if ((await listOfferCards(from, offerId)).length > 0) return true;
  return isUnderWay(from, `offer:${offerId}`);
}

/** The channel hears who claimed, and whoever did sees the person for the first time. */
export async function tellOfCall(
  step: Step,
  lead: LeadRecord,
  claimed: Called & Pick<OfferRecord, 'id'>,
): Promise<void> {
  if (!(await isCalled(step.tx, claimed))) return;
  await redrawCall(step, claimed);
  if (!(await hasOwnCard(step.tx, claimed.id))) await promiseOwnCard(step, lead, claimed);
}

async function promiseOwnCard(
  step: Step,
  lead: LeadRecord,
  { id: offerId }: Pick<OfferRecord, 'id'>,
): Promise<void> {
  await promise(step, {
    destination: 'slack',
    kind: 'offer',
    leadId: lead.id,
    stream: `offer:${offerId}`,
    payload: { offerId, leadId: lead.id },
    urgency: urgencyOf(lead),
  });
}

/** The channel takes no message: each who can answer gets a card, as without it. */
export async function askInPerson(
  step: Step,
  lead: LeadRecord,
  assignmentId: string,
): Promise<void> {
  const open = await listOpenOffers(step.tx, lead.id);
  for (const offer of open.filter((one) => one.assignmentId === assignmentId)) {
    await promiseOwnCard(step, lead, offer);
  }
}

function streamOf(assignmentId: string): string {
  return `call:${assignmentId}`;
}
