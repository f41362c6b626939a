/** Puts a lead before a rep, or several at once: assignment, offers, clock, cards together. */
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
import { openWindow } from '../sla/window/open-window.ts';
import { audit, promise, type Step } from '../step.ts';
import { tellCrm } from '../telling/tell-crm.ts';
import { tellOfferedOwner } from '../telling/tell-offered-owner.ts';
import { tellWentOn } from '../telling/tell-thread.ts';
import { urgencyOfOffer } from '../telling/urgency.ts';
import { joinBundle } from './bundle.ts';
import { promiseCall } from './call.ts';

/** What an offer is made by, whoever gets it. */
interface Terms {
  lead: LeadRecord;
  pool: Pool | null;
  tier: Tier & { id: string };
  /** How many ordinary leads it fills the rep by, as reserved for it. */
  units: number;
  policyVersion: number;
  /** Of that version. */
  timing: Timing;
  decisionId: string | null;
  /** Every offer of this lead so far. */
  before: OfferRecord[];
  givenBy: { actor: string; textId: string } | null;
  /** Given for good: claimed at once, and told in a message of its own. */
  final: boolean;
}

export interface OfferTerms extends Terms {
  member: Member;
  /** Null when the offer uses nobody's turn. */
  draw: Draw | null;
  trigger: Trigger;
}

export interface MadeOffer {
  offerId: string;
  assignmentId: string;
  dueAt: Date;
}

export async function makeOffer(step: Step, terms: OfferTerms): Promise<MadeOffer> {
  const { lead, tier, member, draw, trigger } = terms;
  const repId = member.record.id;
  const { bulk } = lead;
  const urgency = urgencyOfOffer(lead, tier);
  const joining = { repId, bulk, urgency, trigger, before: terms.before.at(-1) };
  const bundleId = terms.final ? null : await joinBundle(step, joining);
  const offerId = step.ctx.newId('ofr');
  const { assignmentId, dueAt } = await open(step, terms, { members: [member], offerId, repId });
  if (terms.timing.crmOwnerAt === 'offer') {
    await tellOfferedOwner(step, lead, { assignmentId, offerId, repId });
  }
  const alone = bundleId === null;
  await offerTo(step, terms, { member, offerId, assignmentId, dueAt, bundleId, alone });
  await tellWentOn(step, lead.id, offerId);
  if (draw) {
    const drawn = { ...draw, id: step.ctx.newId('drw'), leadId: lead.id, offerId };
    await recordDraw(step.tx, drawn, step.now);
  }
  return { offerId, assignmentId, dueAt };
}

/**
 * Asks several at once: one assignment that names nobody yet, with one clock for all their offers.
 * Nobody's turn or place is taken before the claim. Each has a message of its own, or all have one
 * in a channel.
 */
export async function makeOffers(
  step: Step,
  terms: Terms & { members: readonly Member[]; channel: string | null },
): Promise<void> {
  const { members, channel, lead, tier } = terms;
  const opened = await open(step, terms, { members, offerId: null, repId: null });
  for (const member of members) {
    const offerId = step.ctx.newId('ofr');
    const alone = channel === null;
    await offerTo(step, terms, { ...opened, member, offerId, bundleId: null, alone });
    if (member === members[0]) await tellWentOn(step, lead.id, offerId);
  }
  if (channel === null) return;
  const { assignmentId } = opened;
  const urgency = urgencyOfOffer(lead, tier);
  await promiseCall(step, { leadId: lead.id, assignmentId }, { channel, urgency });
}

/** The assignment with its clock, and where the lead stands by it. */
async function open(
  step: Step,
  terms: Terms,
  to: { members: readonly Member[]; offerId: string | null; repId: string | null },
): Promise<Pick<MadeOffer, 'assignmentId' | 'dueAt'>> {
  const { lead, pool, tier, policyVersion } = terms;
  const { offerId, repId } = to;
  const assignmentId = step.ctx.newId('asg');
  const plan = await openWindow(step, terms, to.members);
  await insertAssignment(step.tx, {
    id: assignmentId,
    leadId: lead.id,
    decisionId: terms.decisionId,
    repId,
    poolId: pool?.id ?? null,
    state: 'open',
    tier: tier.id,
    units: terms.units,
    policyVersion,
    openedAt: step.now,
    claimedAt: null,
    endedAt: null,
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
    policyVersion,
    startedAt: step.now,
    dueAt: plan.dueAt,
    events: plan.events,
    fired: 0,
    nextEventAt: new Date(plan.events[0]?.at ?? plan.dueAt),
  });
  // Whoever is asked is not asked about something that sleeps.
  await stopClocks(step.tx, { leadId: lead.id, kinds: ['snooze'] }, 'cancelled');
  await updateLead(step.tx, lead.id, {
    state: 'offered',
    tier: tier.id,
    priority: lead.priority,
    ownerId: null,
    routeAt: null,
    // Why it waited counts while nobody but a manager has moved it.
    ...(terms.givenBy ? {} : { heldFor: null }),
  });
  return { assignmentId, dueAt: plan.dueAt };
}

interface Announced {
  member: Member;
  /** It has a message of its own. */
  alone: boolean;
}

async function offerTo(
  step: Step,
  terms: Terms,
  made: MadeOffer & Announced & { bundleId: string | null },
): Promise<void> {
  const { lead, givenBy, final } = terms;
  const { offerId, assignmentId, dueAt, member, bundleId } = made;
  const repId = member.record.id;
  await insertOffer(step.tx, {
    id: offerId,
    leadId: lead.id,
    assignmentId,
    repId,
    state: 'made',
    ordinal: terms.before.length + 1,
    round: lead.round,
    givenBy: givenBy?.actor ?? null,
    givenTextId: givenBy?.textId ?? null,
    final,
    madeAt: step.now,
    deliveredAt: null,
    dueAt,
    settledAt: null,
    reopenedAt: null,
    reason: null,
    bundleId,
  });
  await announce(step, terms, made);
}

async function promiseCard(step: Step, { lead, tier }: Terms, offerId: string): Promise<void> {
  await promise(step, {
    destination: 'slack',
    kind: 'offer',
    leadId: lead.id,
    stream: `offer:${offerId}`,
    payload: { offerId, leadId: lead.id },
    urgency: urgencyOfOffer(lead, tier),
  });
}

async function announce(
  step: Step,
  terms: Terms,
  made: Pick<MadeOffer, 'offerId' | 'assignmentId'> & Announced,
): Promise<void> {
  const { lead, decisionId } = terms;
  const { offerId, assignmentId } = made;
  const repId = made.member.record.id;
  await audit(step, {
    action: 'lead.offered',
    subject: offerId,
    leadId: lead.id,
    data: { rep: repId, assignment: assignmentId, decision: decisionId },
  });
  if (made.alone) await promiseCard(step, terms, offerId);
  const payload = { assignmentId, offerId, repId };
  await tellCrm(step, lead, { kind: 'assignment.offered', payload });
}
