/**
 * Takes back an offer whose card Slack refuses for good, tells the admins, and asks the next rep.
 */
import { lockLead } from '../db/lead-store.ts';
import { findAssignment, findOffer, type OfferRecord } from '../db/offer-store.ts';
import type { Context } from './context.ts';
import { endOffer } from './steps/end-offer.ts';
import { placeLead } from './steps/place-lead.ts';
import { audit, inStep, promise, type Step } from './steps/step.ts';

const OUTBOX = { kind: 'system', part: 'outbox' } as const;

/** False when somebody else ended it first. `quiet`: the managers know already. */
export async function withdrawUndeliverable(
  ctx: Context,
  input: { offerId: string; word: string; quiet: boolean },
): Promise<boolean> {
  return inStep(ctx, OUTBOX, async (step) => {
    const offer = await findOffer(step.tx, input.offerId);
    const lead = offer && (await lockLead(ctx.db, step.tx, offer.leadId));
    if (!lead) return false;
    const ended = await endOffer(step, offer, {
      lead,
      end: { state: 'withdrawn', reason: 'undeliverable', refund: true, assignment: 'rerouted' },
    });
    if (!ended) return false;
    await audit(step, {
      action: 'offer.undeliverable',
      subject: offer.id,
      leadId: lead.id,
      data: { rep: offer.repId, word: input.word },
    });
    if (!input.quiet) await tellManagers(step, offer, input.word);
    await placeLead(step, lead, 'undeliverable');
    return true;
  });
}

async function tellManagers(step: Step, offer: OfferRecord, word: string): Promise<void> {
  const assignment = await findAssignment(step.tx, offer.assignmentId);
  await promise(step, {
    destination: 'slack',
    kind: 'notice',
    leadId: offer.leadId,
    stream: `undeliverable:${offer.repId}`,
    payload: {
      notice: 'undeliverable',
      repId: offer.repId,
      poolId: assignment?.poolId ?? null,
      word,
    },
  });
}
