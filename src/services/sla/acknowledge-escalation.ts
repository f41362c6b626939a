/** Writes down who sees to an escalated lead: its ladder waits for them, its reps are asked on. */
import { advanceClock, type ClockRecord } from '../../db/delivery/clock-store.ts';
import { findLadder } from '../../db/delivery/ladder-store.ts';
import type { LeadRecord } from '../../db/leads/lead-store.ts';
import { type Actor, actorName } from '../../routing/model/actor.ts';
import { holdOff, QUIET_HOUR_MS, whoIsOnIt } from '../../routing/sla/plan-ladder.ts';
import type { Context } from '../context.ts';
import { lockForManagerOf } from '../steps/lock-permitted.ts';
import { redrawEscalation } from '../steps/offer/end-offer.ts';
import type { Refusal } from '../steps/permission.ts';
import { beginLadderNow } from '../steps/sla/ladder.ts';
import { audit, inStep, type Step } from '../steps/step.ts';
import { tellThread } from '../steps/telling/tell-thread.ts';
import { nameOfActor, nameOfRep } from '../views/names.ts';

export type AcknowledgeOutcome =
  /** `until`: when the ladder goes on. */
  | { outcome: 'on_it'; company: string; until: Date }
  /** `you`: the same person asked again. */
  | { outcome: 'already_on_it'; company: string; by: string; you: boolean; at: Date; until: Date }
  /** By name, who has it; null where nobody needs to. */
  | { outcome: 'nothing_to_do'; company: string; owner: string | null }
  | Refusal;

/** For managers and admins, and for whoever manages its pool or its rep. */
export async function acknowledgeEscalation(
  ctx: Context,
  input: { leadId: string; actor: Actor },
): Promise<AcknowledgeOutcome> {
  return inStep(ctx, input.actor, async (step) => {
    const found = await lockForManagerOf(step, input.leadId);
    if (found.outcome !== 'permitted') return found;
    const { lead } = found;
    const { company, ownerId } = lead;
    if (lead.state !== 'offered' && lead.state !== 'held') {
      const owner = ownerId && lead.state !== 'closed' ? await nameOfRep(step.tx, ownerId) : null;
      return { outcome: 'nothing_to_do', company, owner };
    }
    const ladder = await ladderOf(step, lead);
    if (!ladder) return { outcome: 'nothing_to_do', company, owner: null };
    const who = whoIsOnIt(ladder, step.now);
    if (who) {
      const by = await nameOfActor(step.tx, who.by);
      const you = who.by === actorName(step.actor);
      return { outcome: 'already_on_it', company, by, you, at: who.at, until: who.until };
    }
    return { outcome: 'on_it', company, until: await hold(step, ladder) };
  });
}

/** A card that Slack did not take calls the managers before any time has run out. */
async function ladderOf(step: Step, lead: LeadRecord): Promise<ClockRecord | null> {
  await beginLadderNow(step, lead);
  return findLadder(step.tx, lead.id);
}

/** The claim clock of whoever is asked runs on: nobody waits longer for their turn. */
async function hold(step: Step, ladder: ClockRecord): Promise<Date> {
  const { now } = step;
  const until = new Date(now.getTime() + QUIET_HOUR_MS);
  const { dueAt, events } = holdOff(ladder, { by: actorName(step.actor), now });
  const fired = ladder.fired + 1;
  const next = events[fired];
  const nextEventAt = next ? new Date(next.at) : until;
  await advanceClock(step.tx, ladder, { fired, nextEventAt, events, dueAt });
  const { leadId } = ladder;
  await audit(step, {
    action: 'escalation.acknowledged',
    subject: ladder.id,
    leadId,
    data: { until: nextEventAt.toISOString() },
  });
  await redrawEscalation(step, leadId);
  await tellThread(step, leadId, { news: 'on_it' });
  return nextEventAt;
}
