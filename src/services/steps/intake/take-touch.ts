/** Takes in what one person submitted: as a new lead, or as news for a living one. */
import * as store from '../../../db/intake/intake-store.ts';
import {
  type LeadRecord,
  lockLead,
  resolveLead,
  updateLead,
} from '../../../db/leads/lead-store.ts';
import {
  burstOf,
  doubtBurst,
  doubtMail,
  findStale,
} from '../../../routing/intake/judge-arrival.ts';
import { companyLabel, searchTextOf } from '../../../routing/intake/label-lead.ts';
import {
  mergeFaults,
  mergeSubmissions,
  withoutStale,
} from '../../../routing/intake/merge-submission.ts';
import { identifyPerson, personName } from '../../../routing/intake/person/identify-person.ts';
import { mailboxOf } from '../../../routing/matching/same-person.ts';
import type { Identity } from '../../../routing/model/lead.ts';
import { because, type Reason } from '../../../routing/model/reasons.ts';
import type { Source } from '../../../routing/model/workspace/source.ts';
import type { Touch } from '../../intake/intake-delivery.ts';
import { wasCleared } from '../knowledge/load-standing.ts';
import { quarantineLead } from '../placing/wait.ts';
import { quarantineBurst } from '../quarantine/quarantine-burst.ts';
import { wakeLead } from '../snooze/wake-lead.ts';
import { audit, type Step } from '../step.ts';
import { tellOfRepeat } from '../telling/tell-of-repeat.ts';
import { lookAgain } from './look-again.ts';
import { askAgain, enrichmentPlan } from './plan-enrichment.ts';

/** A person who writes again within this time is heard by whoever has the lead. */
export const LIVING_MS = 30 * 86_400_000;
const DEFAULT_TIER = 'standard';

export interface ArrivingTouch extends Touch {
  source: Source;
  deliveryId: string;
  bulk: boolean;
  /** The id the lead gets if it turns out to be new. */
  leadId: string;
  /** When we first heard of it: that is the lead's age. */
  receivedAt: Date;
}

export interface TakenTouch {
  status: 'accepted' | 'attached';
  leadId: string;
}

interface Arrival extends ArrivingTouch {
  identity: Identity;
  /** Of a delivery that names nobody it is a key of its own: no other lead joins it. */
  personKey: string;
}

export async function takeTouch(step: Step, touch: ArrivingTouch): Promise<TakenTouch> {
  const identity = identifyPerson(touch.submission);
  const personKey = identity.personKey ?? `delivery:${touch.deliveryId}:${touch.leadId}`;
  const arrival: Arrival = { ...touch, identity, personKey };
  const living = await findLivingLead(step, arrival);
  const leadId = living?.id ?? touch.leadId;
  await recordTouch(step, arrival, leadId);
  if (living !== null) {
    await joinLiving(step, arrival, living);
    return { status: 'attached', leadId };
  }
  await openLead(step, arrival);
  await note(step, arrival, { action: 'lead.received', leadId });
  const nobody = identity.personKey === null ? because('quarantine.nobody') : undefined;
  const doubt = touch.doubt ?? nobody ?? doubtMail(touch.source, identity);
  if (doubt) await quarantineLead(step, { id: leadId }, { reason: doubt, decisionId: null });
  return { status: 'accepted', leadId };
}

async function note(
  step: Step,
  { deliveryId, source, faults }: Arrival,
  { action, leadId }: { action: 'lead.received' | 'lead.repeated'; leadId: string },
): Promise<void> {
  const data = { delivery_id: deliveryId, source: source.id, faults: faults.length };
  await audit(step, { action, subject: leadId, leadId, data });
}

/**
 * What no person can have sent is kept and changes nothing: a machine that knows an address must
 * neither wake whoever has its lead nor take the lead from them.
 */
async function joinLiving(step: Step, arrival: Arrival, living: LeadRecord): Promise<void> {
  const burst = await findBurst(step, arrival, living);
  if (!arrival.doubt && !burst) await attachTo(step, arrival, living);
  await note(step, arrival, { action: 'lead.repeated', leadId: living.id });
  if (burst && (await mayBeDoubted(step, living))) await quarantineBurst(step, living, burst);
}

/** Not what somebody has, has closed or has looked at already. */
async function mayBeDoubted({ tx }: Step, living: LeadRecord): Promise<boolean> {
  const { ownerId, closedAt, state } = living;
  if (ownerId !== null || closedAt !== null || state === 'quarantined') return false;
  return !(await wasCleared(tx, living));
}

async function recordTouch(step: Step, arrival: Arrival, leadId: string): Promise<void> {
  const { deliveryId, source, submission, faults, receivedAt } = arrival;
  const id = step.ctx.newId('tch');
  const touch = { id, leadId, deliveryId, source: source.id, submission, faults, receivedAt };
  await store.insertTouch(step.tx, touch);
}

/** Holding the person's row first makes two leads of one person come in one after the other. */
async function findLivingLead(
  { ctx, tx, now }: Step,
  { identity, personKey, submission }: Arrival,
): Promise<LeadRecord | null> {
  const { email, phone } = identity;
  const name = personName(submission.person) || null;
  const mailbox = email && mailboxOf(email);
  const known = { email, mailbox, phone, name, createdAt: now };
  const person = { key: personKey, id: ctx.newId('per'), ...known };
  if (await store.holdPerson(ctx.db, tx, person)) return null;
  const touchedSince = new Date(now.getTime() - LIVING_MS);
  const { test } = submission;
  const own = await store.lockLivingLead(ctx.db, tx, { personKey, test, touchedSince });
  if (own) return own;
  // Whoever writes again from the address of a merged lead goes on with what it turned out to be.
  const into = await resolveLead(tx, (await store.findMergedOf(tx, { personKey, test })) ?? '');
  const lead = into && (await lockLead(ctx.db, tx, into.id));
  if (lead && !lead.closedAt && lead.lastTouchAt >= touchedSince) return lead;
  // Who was discarded as spam is heard no more: what they write again joins what is closed.
  const quiet = await store.findQuietLead(tx, { personKey, test, touchedSince });
  return quiet === null ? null : lockLead(ctx.db, tx, quiet);
}

/** A test, and a file of many leads, may well name one person often. */
async function findBurst(
  { tx, now }: Step,
  { source, submission, bulk }: Arrival,
  { id: leadId, touchCount }: LeadRecord,
): Promise<Reason | undefined> {
  const burst = burstOf(source);
  if (submission.test || bulk || touchCount < burst.most) return undefined;
  const since = new Date(now.getTime() - burst.withinMs);
  return doubtBurst(await store.countTouches(tx, { leadId, since }), burst);
}

async function openLead(step: Step, arrival: Arrival): Promise<void> {
  const { tx, now } = step;
  const { source, submission, faults, identity, leadId, receivedAt, bulk } = arrival;
  const stale = findStale(source, submission, receivedAt);
  const asked = { identity, test: submission.test, source: source.id, bulk };
  await store.insertLead(tx, {
    id: leadId,
    personKey: arrival.personKey,
    accountKey: identity.accountKey,
    source: source.id,
    channel: source.channel,
    tier: source.tier ?? DEFAULT_TIER,
    state: 'received',
    version: 1,
    test: submission.test,
    submission,
    faults: stale ? [stale, ...faults] : faults,
    company: companyLabel(submission, identity),
    searchText: searchTextOf(leadId, submission, identity),
    touchCount: 1,
    priority: 0,
    routeTrigger: 'intake',
    routeAttempts: 0,
    reroutes: 0,
    round: 1,
    receivedAt,
    lastTouchAt: now,
    forRepId: arrival.forRepId ?? null,
    bulk,
    stale: stale !== null,
    ...(await enrichmentPlan(step, asked)),
  });
}

/** Whoever writes again does not wait for the end of a snooze; a line of a file says nothing. */
async function attachTo(step: Step, arrival: Arrival, asleep: LeadRecord): Promise<void> {
  const living = arrival.bulk ? asleep : await wakeLead(step, asleep, 'repeat');
  const leadId = living.id;
  const submission = mergeSubmissions(living.submission, arrival.submission);
  const identity = identifyPerson(submission);
  const freshened = findStale(arrival.source, arrival.submission, arrival.receivedAt) === null;
  await updateLead(step.tx, leadId, {
    accountKey: identity.accountKey,
    submission,
    faults: mergeFaults(freshened ? withoutStale(living.faults) : living.faults, arrival.faults),
    stale: living.stale && !freshened,
    company: companyLabel(submission, identity),
    searchText: searchTextOf(leadId, submission, identity),
    touchCount: living.touchCount + 1,
    lastTouchAt: step.now,
    // Whoever writes in person is no line of a file any more; a line says nothing new to a rep.
    bulk: living.bulk && arrival.bulk,
    ...lookAgain(living, step.now),
    ...(await askAgain(step, living, identity)),
  });
  const wrote = arrival.submission.request.message !== undefined;
  await tellOfRepeat(step, living, { wrote, bulk: arrival.bulk });
}
