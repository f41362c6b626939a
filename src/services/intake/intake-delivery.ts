/**
 * Stores one delivery and what was found in it: leads, notices of leads to ask for, or nothing.
 */
import { createHash } from 'node:crypto';
import * as store from '../../db/intake/intake-store.ts';
import { resolveLead } from '../../db/leads/lead-store.ts';
import type { FoundSignal } from '../../routing/intake/read-signals.ts';
import type { Actor } from '../../routing/model/actor.ts';
import type { Fault, Submission } from '../../routing/model/lead.ts';
import type { Reason, ReasonCode } from '../../routing/model/reasons.ts';
import type { Source } from '../../routing/model/workspace/source.ts';
import type { Context } from '../context.ts';
import { takeSignals } from '../steps/intake/take-signals.ts';
import { type TakenTouch, takeTouch } from '../steps/intake/take-touch.ts';
import { audit, inStep, type Step } from '../steps/step.ts';

const DAY_MS = 86_400_000;
/** A sender may repeat a delivery for a week; a day more, for clocks and queues. */
export const KEY_LIFE_MS = 8 * DAY_MS;
/** The same body from a sender without ids is a repeat for so long, then a second request. */
export const CONTENT_HASH_LIFE_MS = 10 * 60_000;
const INTAKE: Actor = { kind: 'system', part: 'intake' };

export interface DeliveryKey {
  value: string;
  kind: 'webhook_id' | 'idempotency_key' | 'provider' | 'content_hash';
}

/** What one person submitted. */
export interface Touch {
  submission: Submission;
  faults: Fault[];
  /** Why it is for a person to look at first: it is stored, and waits in quarantine. */
  doubt?: Reason | undefined;
  /** A test lead that goes to this rep, whatever the rules say. */
  forRepId?: string | undefined;
}

export interface Arriving extends Touch {
  key: DeliveryKey;
}

/** A lead the provider only named: it is asked for by its id, and taken in then. */
export interface Announced {
  key: DeliveryKey;
  objectId: string;
}

/** One authentic request. */
export interface Delivery {
  source: Source;
  /** As it came in: it is stored, and two deliveries are the same when its bytes are. */
  body: Uint8Array;
  contentType: string;
  touches: Arriving[];
  announced: Announced[];
  /** Why nothing of a lead is in it; null where something is. */
  note: ReasonCode | null;
  /** What companies showed elsewhere: no lead is opened for it. */
  signals?: { key: DeliveryKey; found: FoundSignal[]; faults: Fault[] } | undefined;
  /** Of a file with many others: it pages nobody and waits behind all that are not. */
  bulk?: boolean | undefined;
}

/** What became of one part of a delivery. `conflict`: the same key, another body. */
export interface Taken {
  status: 'accepted' | 'attached' | 'announced' | 'duplicate' | 'conflict';
  leadId: string;
  /** The delivery that was stored: an earlier one for a duplicate or a conflict. */
  deliveryId: string;
}

export interface DeliveryResult {
  status: Taken['status'] | 'ignored';
  deliveryId: string;
  /** Of the first lead in it; null where there is none. */
  leadId: string | null;
  leads: Taken[];
}

/**
 * Everything in one transaction, durable when it resolves; routing starts afterwards.
 *
 * @throws AppError `upstream.*` when the store refuses; nothing was stored then
 */
export async function intakeDelivery(
  ctx: Context,
  delivery: Delivery,
  actor: Actor = INTAKE,
): Promise<DeliveryResult> {
  return await inStep(ctx, actor, (step) => takeDelivery(step, delivery));
}

interface Opened extends Delivery {
  id: string;
  bodyHash: string;
}

/** The same within a transaction that has more to do. */
export async function takeDelivery(step: Step, delivery: Delivery): Promise<DeliveryResult> {
  const bodyHash = createHash('sha256').update(delivery.body).digest('hex');
  const opened = { ...delivery, id: step.ctx.newId('dlv'), bodyHash };
  if (opened.signals) return await takeInSignals(step, opened, opened.signals);
  const leads: Taken[] = [];
  for (const touch of delivery.touches) leads.push(await takeArriving(step, opened, touch));
  for (const notice of delivery.announced) leads.push(await announce(step, opened, notice));
  const isNews = leads.length === 0 || leads.some(({ deliveryId }) => deliveryId === opened.id);
  if (isNews) await keep(step, opened);
  const status = STATUSES.find((one) => leads.some((lead) => lead.status === one)) ?? 'ignored';
  const first = leads.find((lead) => lead.status === status);
  return {
    status,
    deliveryId: first?.deliveryId ?? opened.id,
    leadId: first?.leadId ?? null,
    leads,
  };
}

async function takeInSignals(
  step: Step,
  delivery: Opened,
  { key: given, found: signals }: NonNullable<Delivery['signals']>,
): Promise<DeliveryResult> {
  const { id: deliveryId, source } = delivery;
  const key = { ...keyOf(step, delivery, given), leadId: '' };
  const earlier = await takeKey(step, delivery, key, given);
  if (earlier) {
    return { status: 'duplicate', deliveryId: earlier.deliveryId, leadId: null, leads: [] };
  }
  await keep(step, delivery);
  await takeSignals(step, { source, deliveryId, signals });
  return { status: 'accepted', deliveryId, leadId: null, leads: [] };
}

/** A delivery with several leads is what the first of these says of any of them. */
const STATUSES: readonly Taken['status'][] = [
  'accepted',
  'attached',
  'announced',
  'conflict',
  'duplicate',
];

async function keep({ tx, now }: Step, delivery: Opened): Promise<void> {
  const { id, source, contentType, body, touches, announced, note } = delivery;
  const nothing = announced.length > 0 ? 'announced' : 'ignored';
  const outcome = touches.length > 0 || delivery.signals ? 'taken' : nothing;
  const row = { id, source: source.id, contentType, body, outcome, note, receivedAt: now } as const;
  await store.insertDelivery(tx, row);
}

async function takeArriving(step: Step, delivery: Opened, touch: Arriving): Promise<Taken> {
  const key = keyOf(step, delivery, touch.key);
  const earlier = await takeKey(step, delivery, key, touch.key);
  if (earlier) return earlier;
  const { source, id: deliveryId, bulk = false } = delivery;
  const arrival = { ...touch, source, deliveryId, bulk, leadId: key.leadId, receivedAt: step.now };
  const { leadId, status } = await takeTouch(step, arrival);
  if (leadId !== key.leadId) await store.pointKeyAt(step.tx, key, leadId);
  return { status, leadId, deliveryId };
}

async function announce(step: Step, delivery: Opened, notice: Announced): Promise<Taken> {
  const key = keyOf(step, delivery, notice.key);
  const earlier = await takeKey(step, delivery, key, notice.key);
  if (earlier) return earlier;
  const { leadId, deliveryId } = key;
  const source = delivery.source.id;
  const { ctx, now } = step;
  const id = ctx.newId('ftc');
  const { objectId } = notice;
  const fetch = { id, deliveryId, source, objectId, key: key.key, leadId, receivedAt: now };
  await store.insertFetch(step.tx, fetch);
  const data = { delivery_id: deliveryId, source, fetch: id };
  await audit(step, { action: 'lead.announced', subject: leadId, leadId, data });
  return { status: 'announced', leadId, deliveryId };
}

/** It carries the id the lead gets if it turns out to be new. */
function keyOf(
  { ctx, now }: Step,
  { source, id, bodyHash }: Opened,
  key: DeliveryKey,
): store.IdempotencyKey {
  const lifeMs = key.kind === 'content_hash' ? CONTENT_HASH_LIFE_MS : KEY_LIFE_MS;
  return {
    source: source.id,
    key: `${key.kind}:${key.value}`,
    bodyHash,
    deliveryId: id,
    leadId: ctx.newId('lead'),
    expiresAt: new Date(now.getTime() + lifeMs),
  };
}

/**
 * Null when it was free. Others' repeats differ in attempt counters: their id alone makes a
 * duplicate.
 */
async function takeKey(
  { tx, now }: Step,
  { source }: Opened,
  key: store.IdempotencyKey,
  { kind }: DeliveryKey,
): Promise<Taken | null> {
  if (await store.takeKey(tx, key, now)) return null;
  const first = (await store.findKey(tx, key)) ?? key;
  const byIdAlone = kind === 'provider' || source.kind !== 'generic';
  const same = byIdAlone || first.bodyHash === key.bodyHash;
  const leadId = (await resolveLead(tx, first.leadId))?.id ?? first.leadId;
  return { status: same ? 'duplicate' : 'conflict', deliveryId: first.deliveryId, leadId };
}

export interface AnnouncedLead {
  source: Source;
  deliveryId: string;
  /** The id it was promised when it was announced. */
  leadId: string;
  /** As stored with the fetch. */
  key: string;
  receivedAt: Date;
}

/** What a provider had only named, now that it was asked. Its key was taken with the notice. */
export async function takeAnnounced(
  step: Step,
  { key, ...announced }: AnnouncedLead,
  touch: Touch,
): Promise<TakenTouch> {
  const taken = await takeTouch(step, { ...touch, ...announced, bulk: false });
  const { source, leadId } = announced;
  if (taken.leadId !== leadId) {
    await store.pointKeyAt(step.tx, { source: source.id, key }, taken.leadId);
  }
  return taken;
}
