/** Puts a lead where it waits without a rep, or ends it: held, scheduled, quarantined, no route. */
import { stopClocks } from '../../../db/delivery/clock-store.ts';
import { type LeadRecord, updateLead } from '../../../db/leads/lead-store.ts';
import { changeSetting, readSetting } from '../../../db/workspace/settings-store.ts';
import { because, type Reason } from '../../../routing/model/reasons.ts';
import { engagementAtEnd } from '../../../routing/model/working/engagement.ts';
import { endTest } from '../closing/end-test.ts';
import { callForReview } from '../quarantine/call-for-review.ts';
import { beginLadderNow, endLadder } from '../sla/ladder.ts';
import { audit, type Step } from '../step.ts';
import { tellEscalation } from '../telling/tell-escalation.ts';
import { tellManagers } from '../telling/tell-managers.ts';
import { tellOfBulk } from '../telling/tell-of-bulk.ts';
import { clearOfferedOwner } from '../telling/tell-offered-owner.ts';
import { page } from '../telling/tell-outage.ts';
import { placeFor, waitsFor } from './drain.ts';

export interface Held {
  poolId: string | null;
  reason: Reason;
  decisionId: string | null;
  priority?: number;
  /** When somebody who could not take it before may be back. */
  lookAgainAt?: Date | null;
  /** Left out where nothing was decided. */
  line?: string;
}

/** Waiting that somebody chose: one notice said so already, and no lead pages on its own. */
const QUIET = new Set([
  'hold.paused',
  'hold.segment_off',
  'hold.no_policy',
  'hold.rule',
  'pool.paused',
]);

/** Entering hold ends the round: silence of the past excludes nobody any more. */
export async function holdLead(step: Step, lead: LeadRecord, held: Held): Promise<void> {
  if (await endTest(step, lead)) return;
  await clearOfferedOwner(step, lead);
  await updateLead(step.tx, lead.id, {
    state: 'held',
    ownerId: null,
    routeAt: held.lookAgainAt ?? null,
    routeTrigger: waitsFor(held.reason, lead),
    reroutes: 0,
    heldFor: held.reason,
    line: held.line ?? null,
    round: lead.round + 1,
    ...(held.priority === undefined ? {} : { priority: held.priority }),
  });
  await audit(step, {
    action: 'lead.held',
    subject: lead.id,
    leadId: lead.id,
    data: { reason: held.reason.code, decision: held.decisionId },
  });
  if (lead.bulk) return tellOfBulk(step, held);
  if (QUIET.has(held.reason.code)) return endLadder(step, lead.id);
  await beginLadderNow(step, lead);
  await tellEscalation(step, lead, { poolId: held.poolId, level: null });
  await tellManagers(step, lead, {
    kind: 'notice',
    stream: `ops:${lead.id}`,
    payload: { notice: 'held', poolId: held.poolId },
    urgency: 1,
  });
  await pageUnheard(step, lead);
}

/** Slack is down and tells nobody: people hear of it otherwise, once an outage. */
async function pageUnheard(step: Step, lead: LeadRecord): Promise<void> {
  const outage = await readSetting(step.tx, 'slack_outage');
  if (!outage || outage.heldTold) return;
  if (!(await changeSetting(step.tx, 'slack_outage', { ...outage, heldTold: true }))) return;
  await page(step, { kind: 'page.lead_held', leadId: lead.id, payload: {} });
}

export interface Scheduled {
  until: Date;
  priority: number;
  decisionId: string;
  /** Somebody is here and full: a place that comes free before the shift is a chance too. */
  forPlace: boolean;
  line: string;
}

/** Waiting for a shift ends the round like hold: the evening's silence excludes nobody tomorrow. */
export async function scheduleLead(step: Step, lead: LeadRecord, plan: Scheduled): Promise<void> {
  await clearOfferedOwner(step, lead);
  await updateLead(step.tx, lead.id, {
    state: 'scheduled',
    ownerId: null,
    priority: plan.priority,
    routeAt: plan.until,
    routeTrigger: plan.forPlace ? placeFor(lead) : 'shift',
    heldFor: null,
    line: plan.line,
    round: lead.state === 'scheduled' ? lead.round : lead.round + 1,
  });
  await endLadder(step, lead.id);
  await audit(step, {
    action: 'lead.scheduled',
    subject: lead.id,
    leadId: lead.id,
    data: { until: plan.until.toISOString(), decision: plan.decisionId },
  });
}

export async function quarantineLead(
  step: Step,
  lead: Pick<LeadRecord, 'id' | 'test' | 'state'>,
  why: { reason: Reason; decisionId: string | null },
): Promise<void> {
  await clearOfferedOwner(step, lead);
  const waiting = await updateLead(step.tx, lead.id, {
    state: 'quarantined',
    ownerId: null,
    routeAt: null,
    heldFor: why.reason,
    activeAt: step.now,
  });
  await stopClocks(step.tx, { leadId: lead.id, kinds: ['snooze'] }, 'cancelled');
  await endLadder(step, lead.id);
  await audit(step, {
    action: 'lead.quarantined',
    subject: lead.id,
    leadId: lead.id,
    data: { reason: why.reason.code, decision: why.decisionId },
  });
  await callForReview(step, waiting);
}

export async function closeUnrouted(
  step: Step,
  lead: LeadRecord,
  why: { reason: string; decisionId: string | null; notify?: string | undefined },
): Promise<void> {
  const { notify } = why;
  await updateLead(step.tx, lead.id, {
    state: 'closed',
    ownerId: null,
    routeAt: null,
    closedAt: step.now,
    closeOutcome: 'no_route',
    closeReason: why.reason,
    engagement: engagementAtEnd(lead.engagement),
  });
  await endLadder(step, lead.id);
  await audit(step, {
    action: 'lead.closed',
    subject: lead.id,
    leadId: lead.id,
    data: {
      outcome: 'no_route',
      reason: why.reason,
      decision: why.decisionId,
      ...(notify !== undefined && { told: notify }),
    },
  });
  if (notify === undefined) return;
  const payload = { notice: 'told', to: notify };
  await tellManagers(step, lead, { kind: 'notice', stream: `told:${lead.id}`, payload });
}

/** Out of tries: the people who could take it were all asked. */
export async function holdExhausted(
  step: Step,
  lead: LeadRecord,
  why: { code: 'hold.max_reroutes' | 'hold.deadline'; poolId: string | null },
): Promise<void> {
  const reason = because(why.code, { value: lead.reroutes });
  await holdLead(step, lead, { poolId: why.poolId, reason, decisionId: null });
}
