/** Tells the managers of a card that may or may not have arrived: Slack's answer was lost twice. */
import { findAssignment, findOffer } from '../db/offer-store.ts';
import type { Context } from './context.ts';
import { audit, inStep, promise } from './steps/step.ts';

const OUTBOX = { kind: 'system', part: 'outbox' } as const;

export async function reportUnconfirmed(ctx: Context, input: { offerId: string }): Promise<void> {
  await inStep(ctx, OUTBOX, async (step) => {
    const offer = await findOffer(step.tx, input.offerId);
    if (offer?.state !== 'made') return;
    const { leadId, repId } = offer;
    const assignment = await findAssignment(step.tx, offer.assignmentId);
    await audit(step, {
      action: 'offer.unconfirmed',
      subject: offer.id,
      leadId,
      data: { rep: repId },
    });
    await promise(step, {
      destination: 'slack',
      kind: 'escalation',
      leadId,
      stream: `escalation:${leadId}`,
      payload: { leadId, poolId: assignment?.poolId ?? null },
      urgency: 1,
    });
  });
}
