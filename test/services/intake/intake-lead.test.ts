import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../../src/db/database.ts';
import { idsFrom } from '../../../src/ids.ts';
import { parseSubmission } from '../../../src/routing/intake/parse-submission.ts';
import type { LeadState } from '../../../src/routing/model/lead.ts';
import type { Source } from '../../../src/routing/model/workspace/source.ts';
import type { Context } from '../../../src/services/context.ts';

import { CONTENT_HASH_LIFE_MS, KEY_LIFE_MS } from '../../../src/services/intake/intake-delivery.ts';
import { intakeLead, type LoneDelivery } from '../../../src/services/intake/intake-lead.ts';
import { LIVING_MS } from '../../../src/services/steps/intake/take-touch.ts';
import { openMemory } from '../../support/db.ts';

const website: Source = {
  id: 'website',
  kind: 'generic',
  channel: 'web',
  tier: 'gold',
  auth: 'none',
};

let db: Database;
let now: Date;
let woken: number;
let ctx: Context;

beforeEach(async () => {
  db = await openMemory();
  now = new Date('2026-11-22T10:00:00Z');
  woken = 0;
  const clock = { now: () => now };
  const log = { info() {}, warn() {}, error() {} };
  const wake = () => {
    woken += 1;
  };
  ctx = { db, clock, newId: idsFrom(clock), log, crm: false, pages: false, wake };
});
afterEach(() => db.close());

const later = (ms: number) => {
  now = new Date(now.getTime() + ms);
};

let keys = 0;
function delivery(json: object, overrides: Partial<LoneDelivery> = {}): LoneDelivery {
  const parsed = parseSubmission(json, now);
  if ('rejected' in parsed) throw new Error(JSON.stringify(parsed.rejected));
  const body = Buffer.from(JSON.stringify(json));
  const key = { kind: 'webhook_id', value: `msg_${++keys}` } as const;
  const contentType = 'application/json';
  return { source: website, key, body, contentType, ...parsed, ...overrides };
}

const send = (json: object, overrides: Partial<LoneDelivery> = {}) =>
  intakeLead(ctx, delivery(json, overrides));

const rows = async () => ({
  leads: await db.read.select().from(db.t.leads),
  touches: await db.read.select().from(db.t.touches),
  deliveries: await db.read.select().from(db.t.deliveries),
  people: await db.read.select().from(db.t.people),
  audit: await db.read.select().from(db.t.auditEvents),
  outbox: await db.read.select().from(db.t.outbox),
});

const setLead = (id: string, set: { state?: LeadState; ownerId?: string }) =>
  db.tx((tx) => tx.update(tx.t.leads).set(set).where(eq(tx.t.leads.id, id)));

const dana = { person: { email: 'Dana@Globex.test', name: 'Dana Ode' } };

describe('a first request', () => {
  it('becomes a lead that waits for the router', async () => {
    const result = await send({ ...dana, company: { employees: 'many' } });
    expect(result).toMatchObject({ status: 'accepted' });
    const { leads } = await rows();
    expect(leads).toMatchObject([
      {
        id: result.leadId,
        personKey: 'email:dana@globex.test',
        accountKey: 'domain:globex.test',
        source: 'website',
        channel: 'web',
        tier: 'gold',
        state: 'received',
        version: 1,
        company: 'globex.test',
        touchCount: 1,
        routeAt: now,
        routeTrigger: 'intake',
        receivedAt: now,
        lastTouchAt: now,
        faults: [{ pointer: '/company/employees' }],
      },
    ]);
    expect(woken).toBe(1);
  });

  it('is stored as the bytes that came, with its touch, person and audit row', async () => {
    const body = Buffer.from([0x7b, 0x00, 0xff]);
    const { deliveryId, leadId } = await send(dana, { body });
    const { deliveries, touches, people, audit } = await rows();
    expect(deliveries.map((row) => Buffer.from(row.body))).toEqual([body]);
    expect(touches).toMatchObject([{ deliveryId, leadId, source: 'website' }]);
    expect(people).toMatchObject([{ email: 'dana@globex.test', name: 'Dana Ode' }]);
    expect(audit).toMatchObject([{ action: 'lead.received', actor: 'system:intake', leadId }]);
    expect(JSON.stringify(audit)).not.toMatch(/dana/i);
  });
});

describe('the same key again', () => {
  const key = { kind: 'webhook_id', value: 'msg_same' } as const;

  it('with the same body is a duplicate that names the first delivery', async () => {
    const first = await send(dana, { key });
    expect(await send(dana, { key })).toEqual({ ...first, status: 'duplicate' });
    expect((await rows()).deliveries).toHaveLength(1);
  });

  it('with another body is a conflict and changes nothing', async () => {
    const first = await send(dana, { key });
    const second = await send({ ...dana, request: { form: 'demo' } }, { key });
    expect(second).toEqual({ ...first, status: 'conflict' });
    expect((await rows()).touches).toHaveLength(1);
  });

  it('is a duplicate whatever the body when the id is a provider’s', async () => {
    const provided = { kind: 'provider', value: 'evt_1' } as const;
    const first = await send(dana, { key: provided });
    const second = await send({ ...dana, custom: { attempt: 2 } }, { key: provided });
    expect(second).toEqual({ ...first, status: 'duplicate' });
  });

  it('is a new request at another source', async () => {
    await send(dana, { key });
    const second = await send(dana, { key, source: { ...website, id: 'fair' } });
    expect(second.status).toBe('attached');
  });

  it.each([
    ['a sender’s id', key, KEY_LIFE_MS],
    ['a content hash', { kind: 'content_hash', value: 'abc' } as const, CONTENT_HASH_LIFE_MS],
  ])('made from %s counts until its time is over', async (_, used, lifeMs) => {
    await send(dana, { key: used });
    later(lifeMs - 1);
    expect(await send(dana, { key: used })).toMatchObject({ status: 'duplicate' });
    later(1);
    expect(await send(dana, { key: used })).toMatchObject({ status: 'attached' });
    expect(await send(dana, { key: used })).toMatchObject({ status: 'duplicate' });
  });

  it('names the living lead when the first delivery had joined it', async () => {
    const { leadId } = await send(dana);
    await send(dana, { key });
    expect(await send(dana, { key })).toMatchObject({ status: 'duplicate', leadId });
  });

  it('100 times at once makes one lead', async () => {
    const results = await Promise.all(Array.from({ length: 100 }, () => send(dana, { key })));
    expect(results.filter((one) => one.status === 'accepted')).toHaveLength(1);
    expect(new Set(results.map((one) => one.leadId)).size).toBe(1);
    expect((await rows()).deliveries).toHaveLength(1);
  });
});

describe('a person who writes again', () => {
  it('joins the living lead, and the newer fields win', async () => {
    const first = await send({ ...dana, company: { name: 'Globex' }, custom: { seats: 1 } });
    later(60_000);
    const second = await send({ ...dana, custom: { seats: 300 }, request: { form: 'demo' } });
    expect(second).toMatchObject({ status: 'attached', leadId: first.leadId });
    const { leads, touches, audit } = await rows();
    expect(leads).toMatchObject([
      {
        version: 2,
        touchCount: 2,
        lastTouchAt: now,
        company: 'Globex',
        submission: { custom: { seats: 300 }, request: { form: 'demo' } },
      },
    ]);
    expect(touches).toHaveLength(2);
    expect(audit.map((row) => row.action)).toEqual(['lead.received', 'lead.repeated']);
  });

  it('does not disturb anybody while nobody has the lead', async () => {
    await send(dana);
    await send(dana);
    expect((await rows()).outbox).toEqual([]);
  });

  it('is heard by the owner', async () => {
    const { leadId } = await send(dana);
    await setLead(leadId, { state: 'offered' });
    await setLead(leadId, { state: 'claimed', ownerId: 'ana' });
    await send(dana);
    expect((await rows()).outbox).toMatchObject([
      { destination: 'slack', kind: 'repeat_notice', leadId, payload: { leadId } },
    ]);
  });

  it('is heard by the rep who holds an open offer', async () => {
    const { leadId } = await send(dana);
    const offer = { id: 'ofr_1', leadId, assignmentId: 'asg_1', repId: 'ana', ordinal: 1 };
    await db.tx((tx) =>
      tx.insert(tx.t.offers).values({ ...offer, state: 'made', round: 1, madeAt: now, dueAt: now }),
    );
    await send(dana);
    expect((await rows()).outbox).toMatchObject([{ kind: 'repeat_notice', leadId }]);
  });

  it.each(['closed', 'erased'] as const)('opens a new lead after one is %s', async (state) => {
    const first = await send(dana);
    await setLead(first.leadId, { state });
    expect(await send(dana)).toMatchObject({ status: 'accepted' });
  });

  it('opens a new lead when the last touch is more than 30 days old', async () => {
    const first = await send(dana);
    later(LIVING_MS);
    expect(await send(dana)).toMatchObject({ status: 'attached', leadId: first.leadId });
    later(LIVING_MS + 1);
    expect(await send(dana)).toMatchObject({ status: 'accepted' });
  });

  it('keeps tests and real leads apart', async () => {
    const real = await send(dana);
    const test = await send({ ...dana, test: true });
    expect(test).toMatchObject({ status: 'accepted' });
    expect(await send({ ...dana, test: true })).toMatchObject({ leadId: test.leadId });
    expect(await send(dana)).toMatchObject({ leadId: real.leadId });
  });

  it('50 times at once, each request different, is one lead with 50 touches', async () => {
    const source = { ...website, burst: { most: 50, within: '1h' } };
    const requests = Array.from({ length: 50 }, (_, i) =>
      send({ ...dana, custom: { i } }, { source }),
    );
    const results = await Promise.all(requests);
    expect(results.filter((one) => one.status === 'accepted')).toHaveLength(1);
    const { leads, touches } = await rows();
    expect(leads).toMatchObject([{ touchCount: 50, version: 50 }]);
    expect(touches).toHaveLength(50);
  });
});

it('a store that refuses leaves nothing behind and wakes nobody', async () => {
  const closed = await openMemory();
  await closed.close();
  const refused = intakeLead({ ...ctx, db: closed }, delivery(dana));
  await expect(refused).rejects.toMatchObject({ code: 'upstream.store_busy', retryable: true });
  expect(woken).toBe(0);
});
