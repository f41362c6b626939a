/** Begins, ends and moves the ladder that a lead climbs while nobody has claimed it. */
import {
  advanceClock,
  type ClockRecord,
  insertClock,
  shiftClock,
  stopClocks,
} from '../../../db/delivery/clock-store.ts';
import { findLadder, findLastLadder } from '../../../db/delivery/ladder-store.ts';
import type { LeadRecord } from '../../../db/leads/lead-store.ts';
import { listAssignments } from '../../../db/leads/reopen-store.ts';
import type { ClockPlan } from '../../../routing/sla/plan-clock.ts';
import { planLadder } from '../../../routing/sla/plan-ladder.ts';
import { loadLivePolicyIn } from '../../workspace/load-policy.ts';
import type { Step } from '../step.ts';

type Beginning = Pick<
  ClockRecord,
  'assignmentId' | 'repId' | 'tier' | 'policyVersion' | 'startedAt'
>;

/** A lead that climbs already goes on where it is; tests and files call nobody. */
export async function beginLadder(
  step: Step,
  lead: Pick<LeadRecord, 'id' | 'test' | 'bulk'>,
  beginning: Beginning & { plan: ClockPlan },
): Promise<void> {
  if (lead.test || lead.bulk || (await findLadder(step.tx, lead.id))) return;
  const { assignmentId, repId, tier, policyVersion, startedAt } = beginning;
  const { dueAt, events } = beginning.plan;
  await insertClock(step.tx, {
    id: step.ctx.newId('sla'),
    leadId: lead.id,
    assignmentId,
    repId,
    tier,
    policyVersion,
    startedAt,
    offerId: null,
    kind: 'ladder',
    state: 'running',
    dueAt,
    events,
    fired: 0,
    nextEventAt: nextOf(events, 0),
  });
}

/** Nobody is left to ask, or a person saw to it before any breach: it climbs from now on. */
export async function beginLadderNow(step: Step, lead: LeadRecord): Promise<void> {
  const live = await loadLivePolicyIn(step.tx);
  const { now: startedAt } = step;
  const steps = live?.compiled.tier(lead.tier).on_breach ?? [];
  const plan = planLadder(steps, startedAt) ?? { dueAt: startedAt, events: [] };
  const whose = { assignmentId: '', repId: '', tier: lead.tier };
  await beginLadder(step, lead, { ...whose, policyVersion: live?.version ?? 0, startedAt, plan });
}

/** It is claimed, or waits for something else than a person above the reps. */
export async function endLadder(step: Step, leadId: string): Promise<void> {
  await stopClocks(step.tx, { leadId, kinds: ['ladder'] }, 'cancelled');
}

/** A claim was taken back: the ladder that it ended goes on from where it stood. */
export async function resumeLadder(step: Step, leadId: string): Promise<void> {
  const ladder = await findLastLadder(step.tx, leadId);
  if (ladder?.state !== 'met') return;
  const claims = (await listAssignments(step.tx, leadId)).map(({ claimedAt }) => claimedAt);
  if (claims.some((at) => at !== null && at > ladder.startedAt)) return;
  const { events, fired } = ladder;
  const nextEventAt = nextOf(events, fired);
  await advanceClock(step.tx, ladder, { fired, nextEventAt, state: 'running' });
}

/** A manager gave the rep more time: what is ahead of the lead waits as long. */
export async function delayLadder(step: Step, leadId: string, byMs: number): Promise<void> {
  const ladder = await findLadder(step.tx, leadId);
  if (!ladder?.nextEventAt) return;
  const later = (at: Date) => new Date(at.getTime() + byMs);
  const events = ladder.events.map((event, index) =>
    index < ladder.fired ? event : { ...event, at: later(new Date(event.at)).toISOString() },
  );
  const dueAt = ladder.dueAt > step.now ? later(ladder.dueAt) : ladder.dueAt;
  await shiftClock(step.tx, ladder, { dueAt, events, nextEventAt: later(ladder.nextEventAt) });
}

function nextOf(events: ClockRecord['events'], fired: number): Date | null {
  const next = events[fired];
  return next ? new Date(next.at) : null;
}
