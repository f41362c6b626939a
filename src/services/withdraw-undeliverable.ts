/**
 * Takes back an offer whose card Slack refuses for good, tells the admins, and asks the next rep.
 */
import { lockLead } from '../db/lead-store.ts';
import { findAssignment, findOffer } from '../db/offer-store.ts';
import type { Context } from './context.ts';
import { deactivateRep } from './deactivate-rep.ts';
import { endOffer } from './steps/end-offer.ts';
import { placeLead } from './steps/place-lead.ts';
import { audit, inStep, promise } from './steps/step.ts';

const OUTBOX = { kind: 'system', part: 'outbox' } as const;

/** Slack's words for a user who is gone: nobody writes to them once for each lead. */
const GONE = new Set(['user_not_found', 'user_disabled']);

export async function withdrawUndeliverable(
  ctx: Context,
  input: { offerId: string; word: string },
): Promise<void> {
  const known = await findOffer(ctx.db.read, input.offerId);
  if (known && GONE.has(input.word)) {
    await deactivateRep(ctx, { repId: known.repId, actor: OUTBOX });
  }
  await inStep(ctx, OUTBOX, async (step) => {
    const offer = await findOffer(step.tx, input.offerId);
    const lead = offer && (await lockLead(ctx.db, step.tx, offer.leadId));
    if (!lead) return;
    const ended = await endOffer(step, offer, {
      lead,
      end: { state: 'withdrawn', reason: 'undeliverable', refund: true, assignment: 'rerouted' },
    });
    if (!ended) return;
    await audit(step, {
      action: 'offer.undeliverable',
      subject: offer.id,
      leadId: lead.id,
      data: { rep: offer.repId, word: input.word },
    });
    const assignment = await findAssignment(step.tx, offer.assignmentId);
    await promise(step, {
      destination: 'slack',
      kind: 'notice',
      leadId: lead.id,
      stream: `undeliverable:${offer.repId}`,
      payload: {
        notice: 'undeliverable',
        repId: offer.repId,
        poolId: assignment?.poolId ?? null,
        word: input.word,
      },
    });
    await placeLead(step, lead, 'undeliverable');
  });
}
