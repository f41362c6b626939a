/** Gives the rep who is being asked more minutes; what was to follow moves by as much. */
import { findOfferClock, replanClock } from '../../db/delivery/clock-store.ts';
import { findOpenOffer, moveDueOf } from '../../db/leads/offer-store.ts';
import { findRepById } from '../../db/workspace/team-store.ts';
import type { Actor } from '../../routing/model/actor.ts';
import { moveDue } from '../../routing/sla/move-due.ts';
import type { Context } from '../context.ts';
import { lockForManager } from '../steps/lock-permitted.ts';
import { redrawEscalation, redrawOffer } from '../steps/offer/end-offer.ts';
import type { Refusal } from '../steps/permission.ts';
import { delayLadder } from '../steps/sla/ladder.ts';
import { audit, inStep } from '../steps/step.ts';

export type ExtendOutcome =
  | { outcome: 'extended'; company: string; rep: string; until: Date }
  | { outcome: 'nothing_running'; company: string }
  | Refusal;

const MINUTE_MS = 60_000;

/** Reminders that are over stay over: only breach, escalation and reroute come again. */
export async function extendOffer(
  ctx: Context,
  input: { leadId: string; minutes: number; actor: Actor },
): Promise<ExtendOutcome> {
  return inStep(ctx, input.actor, async (step) => {
    const found = await lockForManager(step, input.leadId);
    if (found.outcome !== 'permitted') return found;
    const { lead } = found;
    const offer = await findOpenOffer(step.tx, lead.id);
    const clock = offer && (await findOfferClock(step.tx, offer));
    if (!clock) return { outcome: 'nothing_running', company: lead.company };
    const from = Math.max(clock.dueAt.getTime(), step.now.getTime());
    const dueAt = new Date(from + input.minutes * MINUTE_MS);
    const { events } = moveDue(clock, dueAt, step.now);
    const nextEventAt = new Date(events[0]?.at ?? dueAt);
    await replanClock(step.tx, clock.id, { dueAt, events, nextEventAt });
    const moved = await moveDueOf(step.tx, offer.assignmentId, dueAt);
    await delayLadder(step, lead.id, input.minutes * MINUTE_MS);
    await audit(step, {
      action: 'offer.extended',
      subject: offer.id,
      leadId: lead.id,
      data: { minutes: input.minutes, until: dueAt.toISOString() },
    });
    for (const one of moved) await redrawOffer(step, one);
    await redrawEscalation(step, lead.id);
    const rep = (await findRepById(step.tx, offer.repId))?.profile.name ?? offer.repId;
    return { outcome: 'extended', company: lead.company, rep, until: dueAt };
  });
}
