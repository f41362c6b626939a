import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Database } from '../../../src/db/database.ts';
import { idsFrom } from '../../../src/ids.ts';
import { takeSubmission } from '../../../src/routing/intake/parse-submission.ts';
import { because } from '../../../src/routing/model/reasons.ts';
import type { Source } from '../../../src/routing/model/workspace/source.ts';
import type { Context } from '../../../src/services/context.ts';
import {
  type Announced,
  type Arriving,
  type Delivery,
  intakeDelivery,
  takeAnnounced,
} from '../../../src/services/intake/intake-delivery.ts';
import { inStep } from '../../../src/services/steps/step.ts';
import { openMemory } from '../../support/db.ts';

const SOURCE: Source = {
  id: 'forms',
  kind: 'mapping',
  channel: 'web',
  auth: 'bearer',
};

let db: Database;
let now: Date;
let ctx: Context;

beforeEach(async () => {
  db = await openMemory();
  now = new Date('2026-11-22T10:00:00Z');
  const clock = { now: () => now };
  const log = { info() {}, warn() {}, error() {} };
  ctx = { db, clock, newId: idsFrom(clock), log, crm: false, pages: false, wake() {} };
});
afterEach(() => db.close());

const touch = (id: string, email: string | null, more: Partial<Arriving> = {}): Arriving => ({
  key: { kind: 'provider', value: id },
  ...takeSubmission(email === null ? {} : { person: { email } }, now),
  ...more,
});
const notice = (id: string, objectId: string): Announced => ({
  key: { kind: 'provider', value: id },
  objectId,
});

function send(parts: Partial<Delivery>) {
  return intakeDelivery(ctx, {
    source: SOURCE,
    body: Buffer.from('[]'),
    contentType: 'application/json',
    touches: [],
    announced: [],
    note: null,
    ...parts,
  });
}

const rows = async () => ({
  leads: await db.read.select().from(db.t.leads),
  deliveries: await db.read.select().from(db.t.deliveries),
  fetches: await db.read.select().from(db.t.fetches),
  audit: await db.read.select().from(db.t.auditEvents),
});

it('takes every lead of a delivery in, once each', async () => {
  const touches = [touch('1', 'dana@globex.test'), touch('2', 'peter@initech.test')];
  const first = await send({ touches });
  expect(first.leads.map(({ status }) => status)).toEqual(['accepted', 'accepted']);
  const again = await send({ touches: [...touches, touch('3', 'ann@hooli.test')] });
  expect(again.leads.map(({ status }) => status)).toEqual(['duplicate', 'duplicate', 'accepted']);
  expect(again.leads[0]?.deliveryId).toBe(first.deliveryId);
  expect([again.status, again.leadId]).toEqual(['accepted', again.leads[2]?.leadId]);
  const { leads, deliveries } = await rows();
  expect(leads).toHaveLength(3);
  expect(deliveries.map(({ outcome }) => outcome)).toEqual(['taken', 'taken']);
});

it('stores nothing of a delivery that brings only what came before', async () => {
  const touches = [touch('1', 'dana@globex.test')];
  await send({ touches });
  expect(await send({ touches })).toMatchObject({ status: 'duplicate' });
  expect((await rows()).deliveries).toHaveLength(1);
});

it('joins two submissions of one person in one delivery', async () => {
  const touches = [touch('1', 'dana@globex.test'), touch('2', 'Dana@globex.test')];
  const { leads } = await send({ touches });
  expect(leads.map(({ status }) => status)).toEqual(['accepted', 'attached']);
  expect(new Set(leads.map(({ leadId }) => leadId)).size).toBe(1);
});

it('keeps each submission that names nobody as a lead of its own', async () => {
  await send({ touches: [touch('1', null), touch('2', null)] });
  const { leads } = await rows();
  expect(leads.map(({ state }) => state)).toEqual(['quarantined', 'quarantined']);
});

it('keeps what is no lead, and says why nothing was taken', async () => {
  const sent = await send({ note: 'quarantine.nobody' });
  expect(sent).toMatchObject({ status: 'ignored', leadId: null, leads: [] });
  const { deliveries, leads } = await rows();
  expect(leads).toEqual([]);
  expect(deliveries).toMatchObject([{ outcome: 'ignored', note: 'quarantine.nobody' }]);
});

it('puts a doubtful lead where a person looks at it first', async () => {
  const doubt = because('quarantine.nobody');
  const { leadId } = await send({ touches: [touch('1', 'bot@globex.test', { doubt })] });
  const { leads, audit } = await rows();
  expect(leads).toMatchObject([{ id: leadId, state: 'quarantined', heldFor: doubt }]);
  expect(audit.map(({ action }) => action)).toEqual(['lead.received', 'lead.quarantined']);
});

it('keeps a notice as something to be asked for, under the id the lead will have', async () => {
  const sent = await send({ announced: [notice('evt-1', '9007199254740993')] });
  expect(sent).toMatchObject({ status: 'announced' });
  const again = await send({ announced: [notice('evt-1', '9007199254740993')] });
  expect(again).toMatchObject({ status: 'duplicate', leadId: sent.leadId });
  const { fetches, deliveries, leads } = await rows();
  expect(leads).toEqual([]);
  expect(deliveries).toMatchObject([{ outcome: 'announced' }]);
  expect(fetches).toMatchObject([
    { objectId: '9007199254740993', leadId: sent.leadId, state: 'waiting', dueAt: now },
  ]);
});

it('gives what was asked for the age of its notice, and its promised id', async () => {
  const receivedAt = now;
  const { deliveryId, leadId } = await send({ announced: [notice('evt-1', '7')] });
  now = new Date(now.getTime() + 3_600_000);
  const promised = { source: SOURCE, deliveryId, leadId: leadId ?? '', key: 'provider:evt-1' };
  const taken = await inStep(ctx, { kind: 'system', part: 'intake' }, (step) =>
    takeAnnounced(step, { ...promised, receivedAt }, touch('evt-1', 'dana@globex.test')),
  );
  expect(taken).toEqual({ status: 'accepted', leadId });
  expect((await rows()).leads).toMatchObject([{ id: leadId, receivedAt, lastTouchAt: now }]);
});

it('leads the notice of a person who is living already to that lead', async () => {
  const living = await send({ touches: [touch('1', 'dana@globex.test')] });
  const { deliveryId, leadId } = await send({ announced: [notice('evt-1', '7')] });
  const promised = { source: SOURCE, deliveryId, leadId: leadId ?? '', key: 'provider:evt-1' };
  await inStep(ctx, { kind: 'system', part: 'intake' }, (step) =>
    takeAnnounced(step, { ...promised, receivedAt: now }, touch('evt-1', 'dana@globex.test')),
  );
  const again = await send({ announced: [notice('evt-1', '7')] });
  expect(again).toMatchObject({ status: 'duplicate', leadId: living.leadId });
});
