/** Restarts the window of a late card before it leaves, so that it shows the time its rep has. */
import { findOfferClock } from '../../db/delivery/clock-store.ts';
import { lockLead } from '../../db/leads/lead-store.ts';
import { findOffer } from '../../db/leads/offer-store.ts';
import type { Context } from '../context.ts';
import { redrawOffer } from '../steps/offer/end-offer.ts';
import { isLate, restartWindow } from '../steps/sla/restart-window.ts';
import { inStep } from '../steps/step.ts';

const OUTBOX = { kind: 'system', part: 'outbox' } as const;

export async function prepareDelivery(ctx: Context, offerId: string): Promise<void> {
  const known = await findOffer(ctx.db.read, offerId);
  const clock = known && (await findOfferClock(ctx.db.read, known));
  if (!clock || !isLate(clock, ctx.clock.now())) return;
  await inStep(ctx, OUTBOX, async (step) => {
    const lead = await lockLead(ctx.db, step.tx, clock.leadId);
    const offer = await findOffer(step.tx, offerId);
    if (!lead || offer?.state !== 'made' || offer.deliveredAt) return;
    const moved = await restartWindow(step, lead, offer);
    for (const one of moved) if (one.deliveredAt) await redrawOffer(step, one);
  });
}
