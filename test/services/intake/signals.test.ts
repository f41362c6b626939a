import { expect, test } from 'vitest';
import { listSignals } from '../../../src/db/knowledge/signal-store.ts';
import { findLead } from '../../../src/db/leads/lead-store.ts';
import { readSignals } from '../../../src/routing/intake/read-signals.ts';
import { sourceSchema } from '../../../src/routing/model/workspace/source.ts';
import { intakeDelivery } from '../../../src/services/intake/intake-delivery.ts';
import { explainLead } from '../../../src/services/look-up/explain-lead.ts';
import { housekeep } from '../../../src/services/operations/housekeep.ts';
import { createWorld, type World } from '../../support/world.ts';

const SOURCE = sourceSchema.parse({ id: 'intent', kind: 'signals' });
const ACCOUNTS = 'id,name,domain,owner,crm_id\nglobex,Globex,globex.test;globex.de,,001\n';

let sent = 0;
async function signal(world: World, body: unknown, key = `s${++sent}`) {
  const { signals: found, faults } = readSignals(SOURCE, body, world.ctx.clock.now());
  const taken = await intakeDelivery(world.ctx, {
    source: SOURCE,
    body: Buffer.from(JSON.stringify(body)),
    contentType: 'application/json',
    touches: [],
    announced: [],
    note: null,
    signals: { key: { kind: 'webhook_id', value: key }, found, faults },
  });
  await world.settle();
  return taken;
}

const STRONG = { domain: 'globex.test', topic: 'lead routing', strength: 1 };
const priorityOf = async (world: World, id: string) =>
  (await findLead(world.db.read, id))?.priority ?? 0;
const explained = async (world: World, leadId: string) =>
  (await explainLead(world.ctx, { leadId }))?.signals;

test('a signal opens no lead, is kept, and comes once', async () => {
  const world = await createWorld();
  const first = await signal(world, [STRONG, { ...STRONG, domain: 'initech.test' }], 'k1');
  expect(first).toMatchObject({ status: 'accepted', leadId: null, leads: [] });
  const again = await signal(world, [STRONG], 'k1');
  expect(again).toMatchObject({ status: 'duplicate', deliveryId: first.deliveryId });
  const { leads, signals, deliveries } = world.db.read.t;
  expect(await world.db.read.select().from(leads)).toEqual([]);
  expect(await world.db.read.select().from(signals)).toHaveLength(2);
  expect(await world.db.read.select().from(deliveries)).toMatchObject([{ outcome: 'taken' }]);
  expect(world.posts).toEqual([]);
});

test('a lead of that company is worth more, whether the signal came before it or after', async () => {
  const world = await createWorld();
  const plain = await world.submit('peter@initech.test');
  await world.settle();
  await signal(world, STRONG);
  const before = await world.submit('dana@globex.test');
  await world.settle();
  const [low, high] = [await priorityOf(world, plain), await priorityOf(world, before)];
  expect(high).toBeGreaterThan(low);
  await signal(world, { ...STRONG, domain: 'initech.test' });
  expect(await priorityOf(world, plain)).toBeCloseTo(high, 5);
  expect(await explained(world, plain)).toEqual([
    { topic: 'lead routing', strength: 1, daysAgo: 0 },
  ]);
  expect((await findLead(world.db.read, plain))?.state).toBe('offered');
  expect(world.posts).toHaveLength(2);
});

test('a signal of one domain of an account reaches leads of the others, and those of its CRM id', async () => {
  const world = await createWorld({ accounts: ACCOUNTS });
  const german = await world.submit('jo@globex.de');
  const byCrm = await world.submit('kim@gmail.com', { crm: { account_id: '001' } });
  const other = await world.submit('peter@initech.test');
  await world.settle();
  const before = await Promise.all([german, byCrm, other].map((id) => priorityOf(world, id)));
  await signal(world, STRONG);
  const after = await Promise.all([german, byCrm, other].map((id) => priorityOf(world, id)));
  expect(after[0]).toBeGreaterThan(before[0] ?? 1);
  expect(after[1]).toBeGreaterThan(before[1] ?? 1);
  expect(after[2]).toBe(before[2]);
});

test('a lead that a rep has is left alone', async () => {
  const world = await createWorld();
  const leadId = await world.submit('dana@globex.test');
  await world.settle();
  await world.db.tx((tx) => tx.update(tx.t.leads).set({ state: 'claimed', ownerId: 'ana' }));
  await signal(world, STRONG);
  expect((await findLead(world.db.read, leadId))?.routeAt).toBeNull();
});

test('of many signals the latest 20 count, and old ones are cleared at night', async () => {
  const world = await createWorld();
  const at = (daysAgo: number) =>
    new Date(world.ctx.clock.now().getTime() - daysAgo * 86_400_000).toISOString();
  const many = Array.from({ length: 30 }, (_, n) => ({ ...STRONG, observed_at: at(n * 2) }));
  await signal(world, many);
  expect(await listSignals(world.db.read, 'domain:globex.test')).toHaveLength(20);
  world.pass('50d');
  world.pass('17h');
  await housekeep(world.ctx);
  const left = await world.db.read.select().from(world.db.read.t.signals);
  expect(left).toHaveLength(20);
});
