/** Gives a lead to a rep: assignment, offer, claim clock, draw, card and audit row together. */
import { insertClock, stopClocks } from '../../../db/delivery/clock-store.ts';
import { type LeadRecord, updateLead } from '../../../db/leads/lead-store.ts';
import { recordDraw } from '../../../db/leads/ledger-store.ts';
import { insertAssignment, insertOffer, type OfferRecord } from '../../../db/leads/offer-store.ts';
import type { Draw } from '../../../routing/model/decision.ts';
import type { Pool } from '../../../routing/model/policy/policy.ts';
import type { Tier } from '../../../routing/model/policy/sla.ts';
import type { Timing } from '../../../routing/model/policy/timing.ts';
import type { Trigger } from '../placing/apply-decision.ts';
import type { Member } from '../placing/load-team.ts';
import { claimCalendarOf } from '../sla/calendar-of.ts';
import { openWindow } from '../sla/open-window.ts';
import { audit, promise, type Step } from '../step.ts';
import { tellCrm } from '../telling/tell-crm.ts';
import { tellOfferedOwner } from '../telling/tell-offered-owner.ts';
import { tellWentOn } from '../telling/tell-thread.ts';
import { urgencyOfOffer } from '../telling/urgency.ts';
import { joinBundle } from './bundle.ts';

export interface OfferTerms {
  lead: LeadRecord;
  member: Member;
  pool: Pool | null;
  tier: Tier & { id: string };
  /** How many ordinary leads it fills the rep by, as reserved for it. */
  units: number;
  policyVersion: number;
  /** Of that version. */
  timing: Timing;
  decisionId: string | null;
  /** Null when the offer uses nobody's turn. */
  draw: Draw | null;
  /** Every offer of this lead so far. */
  before: OfferRecord[];
  givenBy: { actor: string; textId: string } | null;
  trigger: Trigger;
  /** Given for good: claimed at once, and told in a message of its own. */
  final: boolean;
}

export interface MadeOffer {
  offerId: string;
  assignmentId: string;
  dueAt: Date;
}

export async function makeOffer(step: Step, terms: OfferTerms): Promise<MadeOffer> {
  const { lead, member, pool, tier, trigger } = terms;
  const offerId = step.ctx.newId('ofr');
  const assignmentId = step.ctx.newId('asg');
  const repId = member.record.id;
  const { bulk } = lead;
  const urgency = urgencyOfOffer(lead, tier);
  const joining = { repId, bulk, urgency, trigger, before: terms.before.at(-1) };
  const bundleId = terms.final ? null : await joinBundle(step, joining);
  const calendar = await claimCalendarOf(step.tx, tier, { member, pool });
  const plan = await openWindow(step, { ...terms, calendar });
  await insertAssignment(step.tx, {
    id: assignmentId,
    leadId: lead.id,
    decisionId: terms.decisionId,
    repId,
    poolId: pool?.id ?? null,
    state: 'open',
    tier: tier.id,
    units: terms.units,
    policyVersion: terms.policyVersion,
    openedAt: step.now,
    claimedAt: null,
    endedAt: null,
  });
  await insertOffer(step.tx, {
    id: offerId,
    leadId: lead.id,
    assignmentId,
    repId,
    state: 'made',
    ordinal: terms.before.length + 1,
    round: lead.round,
    givenBy: terms.givenBy?.actor ?? null,
    givenTextId: terms.givenBy?.textId ?? null,
    final: terms.final,
    madeAt: step.now,
    deliveredAt: null,
    dueAt: plan.dueAt,
    settledAt: null,
    reopenedAt: null,
    reason: null,
    bundleId,
  });
  await insertClock(step.tx, {
    id: step.ctx.newId('sla'),
    leadId: lead.id,
    assignmentId,
    offerId,
    repId,
    kind: 'claim',
    state: 'running',
    tier: tier.id,
    policyVersion: terms.policyVersion,
    startedAt: step.now,
    dueAt: plan.dueAt,
    events: plan.events,
    fired: 0,
    nextEventAt: new Date(plan.events[0]?.at ?? plan.dueAt),
  });
  // Whoever is asked is not asked about something that sleeps.
  await stopClocks(step.tx, { leadId: lead.id, kinds: ['snooze'] }, 'cancelled');
  if (terms.draw) {
    const draw = { ...terms.draw, id: step.ctx.newId('drw'), leadId: lead.id, offerId };
    await recordDraw(step.tx, draw, step.now);
  }
  await updateLead(step.tx, lead.id, {
    state: 'offered',
    tier: tier.id,
    priority: lead.priority,
    ownerId: null,
    routeAt: null,
    // Why it waited counts while nobody but a manager has moved it.
    ...(terms.givenBy ? {} : { heldFor: null }),
  });
  await announce(step, terms, { offerId, assignmentId, bundleId });
  return { offerId, assignmentId, dueAt: plan.dueAt };
}

async function announce(
  step: Step,
  terms: OfferTerms,
  made: { offerId: string; assignmentId: string; bundleId: string | null },
): Promise<void> {
  const { lead, member } = terms;
  const { offerId, assignmentId } = made;
  await audit(step, {
    action: 'lead.offered',
    subject: offerId,
    leadId: lead.id,
    data: { rep: member.record.id, assignment: assignmentId, decision: terms.decisionId },
  });
  if (!made.bundleId) {
    await promise(step, {
      destination: 'slack',
      kind: 'offer',
      leadId: lead.id,
      stream: `offer:${offerId}`,
      payload: { offerId, leadId: lead.id },
      urgency: urgencyOfOffer(lead, terms.tier),
    });
  }
  await tellWentOn(step, lead.id, offerId);
  const asked = { assignmentId, offerId, repId: member.record.id };
  if (terms.timing.crmOwnerAt === 'offer') await tellOfferedOwner(step, lead, asked);
  await tellCrm(step, lead, { kind: 'assignment.offered', payload: asked });
}
