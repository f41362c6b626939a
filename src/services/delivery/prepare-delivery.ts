/** Restarts the windows of late cards before they leave: each shows the time its rep has. */
import { findOfferClock } from '../../db/delivery/clock-store.ts';
import { lockLead } from '../../db/leads/lead-store.ts';
import { findOffer } from '../../db/leads/offer-store.ts';
import type { Context } from '../context.ts';
import { redrawOffer } from '../steps/offer/end-offer.ts';
import { loadTeam, type Team } from '../steps/placing/load-team.ts';
import { isLate, restartWindow } from '../steps/sla/window/restart-window.ts';
import { inStep, type Step } from '../steps/step.ts';

const OUTBOX = { kind: 'system', part: 'outbox' } as const;

/** All that one message carries in one transaction: a burst makes every card of it late. */
export async function prepareDelivery(ctx: Context, offerIds: readonly string[]): Promise<void> {
  const late: string[] = [];
  for (const offerId of offerIds) {
    const known = await findOffer(ctx.db.read, offerId);
    const clock = known && (await findOfferClock(ctx.db.read, known));
    if (clock && isLate(clock, ctx.clock.now())) late.push(offerId);
  }
  if (late.length === 0) return;
  await inStep(ctx, OUTBOX, async (step) => {
    let loaded: Promise<Team> | undefined;
    const team = () => (loaded ??= loadTeam(step.tx, step.now));
    for (const offerId of late) await prepareOne(step, { offerId, team });
  });
}

async function prepareOne(
  step: Step,
  { offerId, team }: { offerId: string; team: () => Promise<Team> },
): Promise<void> {
  const known = await findOffer(step.tx, offerId);
  const lead = known && (await lockLead(step.ctx.db, step.tx, known.leadId));
  const offer = await findOffer(step.tx, offerId);
  if (!lead || offer?.state !== 'made' || offer.deliveredAt) return;
  const moved = await restartWindow(step, lead, { offer, team });
  for (const one of moved) if (one.deliveredAt) await redrawOffer(step, one);
}
