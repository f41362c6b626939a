/** Tells the managers of a card that may or may not have arrived: Slack's answer was lost twice. */
import { findLead } from '../../db/leads/lead-store.ts';
import { findAssignment, findOffer } from '../../db/leads/offer-store.ts';
import type { Context } from '../context.ts';
import { audit, inStep } from '../steps/step.ts';
import { tellAlone } from '../steps/telling/tell-escalation.ts';

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
    const lead = await findLead(step.tx, leadId);
    if (!lead) return;
    await tellAlone(step, lead, { poolId: assignment?.poolId ?? null, level: null });
  });
}
