/**
 * Stores one delivery: as a new lead, as news for a living one, or not at all when it came before.
 */
import { createHash } from 'node:crypto';
import * as store from '../db/intake-store.ts';
import { type LeadRecord, lockLead, resolveLead, updateLead } from '../db/lead-store.ts';
import { findOpenOffer } from '../db/offer-store.ts';
import { isRepGone } from '../db/team-store.ts';
import { identifyPerson, personName } from '../routing/intake/identify-person.ts';
import { companyLabel, searchTextOf } from '../routing/intake/label-lead.ts';
import { mergeFaults, mergeSubmissions } from '../routing/intake/merge-submission.ts';
import type { Actor } from '../routing/model/actor.ts';
import type { Fault, Identity, Submission } from '../routing/model/lead.ts';
import { because } from '../routing/model/reasons.ts';
import type { Source } from '../routing/model/source.ts';
import type { Context } from './context.ts';
import { lookAgain } from './steps/look-again.ts';
import { releaseFromLeaver } from './steps/release-lead.ts';
import { audit, inStep, promise, type Step } from './steps/step.ts';
import { quarantineLead } from './steps/wait.ts';

const DAY_MS = 86_400_000;
/** A sender may repeat a delivery for a week; a day more, for clocks and queues. */
export const KEY_LIFE_MS = 8 * DAY_MS;
/** The same body from a sender without ids is a repeat for so long, then a second request. */
export const CONTENT_HASH_LIFE_MS = 10 * 60_000;
/** A person who writes again within this time is heard by whoever has the lead. */
export const LIVING_MS = 30 * DAY_MS;
const DEFAULT_TIER = 'standard';
const INTAKE: Actor = { kind: 'system', part: 'intake' };

export interface Delivery {
  source: Source;
  key: {
    value: string;
    kind: 'webhook_id' | 'idempotency_key' | 'provider' | 'content_hash';
  };
  /** As it came in: it is stored, and two deliveries are the same when its bytes are. */
  body: Uint8Array;
  contentType: string;
  submission: Submission;
  faults: Fault[];
  /** A test lead that goes to this rep, whatever the rules say. */
  forRepId?: string | undefined;
}

export interface IntakeResult {
  status: 'accepted' | 'attached' | 'duplicate' | 'conflict';
  deliveryId: string;
  leadId: string;
}

interface Arrival extends Delivery {
  deliveryId: string;
  identity: Identity;
  /** Of a delivery that names nobody it is a key of its own: no other lead joins it. */
  personKey: string;
}

/**
 * Everything in one transaction, durable when it resolves; routing starts afterwards.
 *
 * @returns `duplicate` and `conflict` (same key, another body) name the delivery that was stored
 * @throws AppError `upstream.*` when the store refuses; nothing was stored then
 */
export async function intakeLead(
  ctx: Context,
  delivery: Delivery,
  actor: Actor = INTAKE,
): Promise<IntakeResult> {
  return await inStep(ctx, actor, (step) => takeIn(step, delivery));
}

/** The same within a transaction that has more to do. */
export async function takeIn(step: Step, delivery: Delivery): Promise<IntakeResult> {
  const identity = identifyPerson(delivery.submission);
  const deliveryId = step.ctx.newId('dlv');
  const personKey = identity.personKey ?? `delivery:${deliveryId}`;
  const arrival = { ...delivery, identity, personKey, deliveryId };
  const key = keyOf(step, arrival);
  const isFirst = await store.takeKey(step.tx, key, step.now);
  return await (isFirst ? storeArrival : cameBefore)(step, arrival, key);
}

/** It carries the id the lead gets if it turns out to be new. */
function keyOf({ ctx, now }: Step, arrival: Arrival): store.IdempotencyKey {
  const { source, key, body, deliveryId } = arrival;
  const lifeMs = key.kind === 'content_hash' ? CONTENT_HASH_LIFE_MS : KEY_LIFE_MS;
  return {
    source: source.id,
    key: `${key.kind}:${key.value}`,
    bodyHash: createHash('sha256').update(body).digest('hex'),
    deliveryId,
    leadId: ctx.newId('lead'),
    expiresAt: new Date(now.getTime() + lifeMs),
  };
}

/** Others' repeats differ in attempt counters: their id alone makes a duplicate. */
async function cameBefore(
  { tx }: Step,
  arrival: Arrival,
  key: store.IdempotencyKey,
): Promise<IntakeResult> {
  const first = (await store.findKey(tx, key)) ?? key;
  const byIdAlone = arrival.key.kind === 'provider' || arrival.source.kind !== 'generic';
  const same = byIdAlone || first.bodyHash === key.bodyHash;
  const leadId = (await resolveLead(tx, first.leadId))?.id ?? first.leadId;
  return { status: same ? 'duplicate' : 'conflict', deliveryId: first.deliveryId, leadId };
}

async function storeArrival(
  step: Step,
  arrival: Arrival,
  key: store.IdempotencyKey,
): Promise<IntakeResult> {
  const { ctx, tx, now } = step;
  const { deliveryId, source } = arrival;
  const living = await findLivingLead(step, arrival);
  const leadId = living?.id ?? key.leadId;
  const request = { touchId: ctx.newId('tch'), leadId, receivedAt: now };
  await store.insertRequest(tx, { ...arrival, ...request, source: source.id });
  await (living === null ? openLead(step, arrival, leadId) : attachTo(step, arrival, living));
  if (living !== null) await store.pointKeyAt(tx, key, leadId);
  const data = { delivery_id: deliveryId, source: source.id, faults: arrival.faults.length };
  const action = living === null ? 'lead.received' : 'lead.repeated';
  await audit(step, { action, subject: leadId, leadId, data });
  if (arrival.identity.personKey === null) {
    const reason = because('quarantine.nobody');
    await quarantineLead(step, { id: leadId }, { reason, decisionId: null });
  }
  return { status: living === null ? 'accepted' : 'attached', deliveryId, leadId };
}

/** Holding the person's row first makes two leads of one person come in one after the other. */
async function findLivingLead(
  { ctx, tx, now }: Step,
  { identity, personKey, submission }: Arrival,
): Promise<LeadRecord | null> {
  const { email, phone } = identity;
  const name = personName(submission.person) || null;
  const person = { key: personKey, id: ctx.newId('per'), email, phone, name, createdAt: now };
  await store.lockPerson(ctx.db, tx, person);
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

async function openLead({ tx, now }: Step, arrival: Arrival, leadId: string): Promise<void> {
  const { source, submission, faults, identity } = arrival;
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
    faults,
    company: companyLabel(submission, identity),
    searchText: searchTextOf(leadId, submission, identity),
    touchCount: 1,
    priority: 0,
    routeAt: now,
    routeTrigger: 'intake',
    routeAttempts: 0,
    reroutes: 0,
    round: 1,
    receivedAt: now,
    lastTouchAt: now,
    forRepId: arrival.forRepId ?? null,
  });
}

async function attachTo(step: Step, arrival: Arrival, living: LeadRecord): Promise<void> {
  const leadId = living.id;
  const submission = mergeSubmissions(living.submission, arrival.submission);
  const identity = identifyPerson(submission);
  await updateLead(step.tx, leadId, {
    accountKey: identity.accountKey,
    submission,
    faults: mergeFaults(living.faults, arrival.faults),
    company: companyLabel(submission, identity),
    searchText: searchTextOf(leadId, submission, identity),
    touchCount: living.touchCount + 1,
    lastTouchAt: step.now,
    ...lookAgain(living, step.now),
  });
  if (living.ownerId && (await isRepGone(step.tx, living.ownerId))) return findOwner(step, leadId);
  const heard = living.ownerId !== null || (await findOpenOffer(step.tx, leadId)) !== null;
  if (!heard) return;
  const wrote = arrival.submission.request.message ? 1 : 0;
  const payload = { leadId, wrote };
  await promise(step, { destination: 'slack', kind: 'repeat_notice', leadId, payload });
}

/** Nobody would hear of it: the lead goes on with all that is known of it. */
async function findOwner(step: Step, leadId: string): Promise<void> {
  const lead = await lockLead(step.ctx.db, step.tx, leadId);
  if (lead) await releaseFromLeaver(step, lead, 'owner_gone');
}
