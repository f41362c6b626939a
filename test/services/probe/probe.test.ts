import { expect, test } from 'vitest';
import { listLeadRecords, listRoutable, searchLeads } from '../../../src/db/leads/lead-store.ts';
import { readSetting } from '../../../src/db/workspace/settings-store.ts';
import { deliverOutbox } from '../../../src/services/delivery/deliver-outbox.ts';
import { loadStatus } from '../../../src/services/home/load-status.ts';
import { countUnrouted, listLeads } from '../../../src/services/look-up/list-leads.ts';
import { housekeep } from '../../../src/services/operations/housekeep.ts';
import { measure } from '../../../src/services/operations/measure.ts';
import { pauseRouting } from '../../../src/services/placing/pause-routing.ts';
import { routeDue } from '../../../src/services/placing/route-due.ts';
import { judgeProbe } from '../../../src/services/probe/judge-probe.ts';
import { sendProbe } from '../../../src/services/probe/send-probe.ts';
import { auditActions, MIA, slackFault } from '../../support/cast.ts';
import { openMemory } from '../../support/db.ts';
import { createWorld, MONDAY, type World } from '../../support/world.ts';

/** The loops of the server; a test leaves out the one that stands still. */
const LOOPS = {
  probe: (world: World) => sendProbe(world.ctx),
  route: (world: World) => routeDue(world.ctx),
  slack: ({ ctx, couriers }: World) => deliverOutbox(ctx, { destination: 'slack', couriers }),
};
type Loop = keyof typeof LOOPS;

/** Time passes second by second in steps of ten, with all loops but one. */
async function run(world: World, minutes: number, { without }: { without?: Loop } = {}) {
  for (let tick = 0; tick < minutes * 6; tick++) {
    world.pass('10s');
    for (const [name, loop] of Object.entries(LOOPS)) if (name !== without) await loop(world);
  }
}

/** A server that started with the first probe due in five minutes. */
async function started(): Promise<World> {
  const world = await createWorld();
  await sendProbe(world.ctx);
  return world;
}

const judged = (world: World) => judgeProbe(world.ctx, { runningSince: MONDAY });

const synthetic = async (world: World) => {
  const { leads } = world.db.t;
  const rows = await world.db.read.select().from(leads);
  return rows.filter(({ source }) => source === 'synthetic');
};

test('the first comes five minutes after the first start, and one every five minutes', async () => {
  const world = await started();
  await run(world, 4);
  expect(await synthetic(world)).toEqual([]);
  expect(await judged(world)).toMatchObject({ ok: true, detail: 'not tried yet', ageMs: null });
  await run(world, 1);
  expect(await synthetic(world)).toMatchObject([
    { state: 'closed', closeOutcome: 'no_route', closeReason: 'synthetic', test: true },
  ]);
  await run(world, 55);
  expect(await synthetic(world)).toHaveLength(12);
});

test('nobody is told of it among what is not for sales', async () => {
  const world = await started();
  await run(world, 10);
  expect(await synthetic(world)).toHaveLength(2);
  expect(await countUnrouted(world.ctx)).toBe(0);
});

test('a healthy loop stays green for an hour, and nobody in Slack hears a thing', async () => {
  const world = await started();
  for (let minute = 0; minute < 60; minute++) {
    await run(world, 1);
    expect(await judged(world)).toMatchObject({ ok: true });
  }
  expect(await judged(world)).toMatchObject({ detail: 'came through', ageMs: 0, roundTripMs: 0 });
  expect(world.posts).toEqual([]);
  expect(world.errors).toEqual([]);
});

test.each([
  ['route', /its lead is still received/],
  ['slack', /its message to Slack is ready/],
] as const)('without the %s loop it is red a minute after the probe', async (without, words) => {
  const world = await started();
  await run(world, 5, { without });
  expect(await judged(world)).toMatchObject({ ok: true });
  world.pass('60s');
  expect(await judged(world)).toMatchObject({ ok: true });
  world.pass('1s');
  const red = await judged(world);
  expect(red).toMatchObject({ ok: false, detail: expect.stringMatching(words) });
  expect(red.roundTripMs).toBeNull();
});

test('it stays red while the next probes go out, piles nothing up, and is green once one is through', async () => {
  const world = await started();
  await run(world, 7, { without: 'slack' });
  for (let minute = 0; minute < 20; minute++) {
    await run(world, 1, { without: 'slack' });
    expect(await judged(world)).toMatchObject({ ok: false });
  }
  const { outbox } = world.db.t;
  expect(await world.db.read.select().from(outbox)).toHaveLength(1);
  await run(world, 1);
  expect(await judged(world)).toMatchObject({ ok: true });
});

test('a router that stands still gets one lead, however often it is asked', async () => {
  const world = await started();
  await run(world, 30, { without: 'route' });
  expect(await synthetic(world)).toMatchObject([{ state: 'received', touchCount: 6 }]);
  await run(world, 1);
  expect(await judged(world)).toMatchObject({ ok: true });
});

test('without the probe loop it is red after eleven minutes', async () => {
  const world = await started();
  await run(world, 5);
  await run(world, 11, { without: 'probe' });
  expect(await judged(world)).toMatchObject({ ok: true });
  await run(world, 1, { without: 'probe' });
  expect(await judged(world)).toMatchObject({
    ok: false,
    detail: 'no synthetic lead was sent for 720 s',
  });
});

test('a server that was down for a night is not red for the night', async () => {
  const world = await started();
  await run(world, 5);
  world.pass('9h');
  const runningSince = world.ctx.clock.now();
  expect(await judgeProbe(world.ctx, { runningSince })).toMatchObject({ ok: true });
  expect(await judged(world)).toMatchObject({ ok: false });
});

test('a Slack that refuses is no dead letter in anybody’s list', async () => {
  const world = await started();
  world.couriers.messenger.identify = async () => {
    throw slackFault.refused('account_inactive');
  };
  await run(world, 7);
  expect(await judged(world)).toMatchObject({
    ok: false,
    detail: expect.stringContaining('its message to Slack is dead'),
  });
  expect((await measure(world.ctx)).outbox).toEqual([]);
});

test('a pause, a policy without rules for it and an empty installation leave it alone', async () => {
  const paused = await started();
  await pauseRouting(paused.ctx, { pool: 'all', paused: true, actor: MIA });
  await run(paused, 6);
  expect(await judged(paused)).toMatchObject({ ok: true, detail: 'came through' });

  const { ctx } = await createWorld({ db: await openMemory() });
  await ctx.db.tx((tx) => tx.delete(tx.t.policies));
  await sendProbe(ctx);
  const empty = { ...paused, ctx };
  await run(empty, 6);
  expect(await judged(empty)).toMatchObject({ ok: true });
});

test('of two instances one sends it', async () => {
  const world = await started();
  world.pass('5m');
  const sent = await Promise.all([sendProbe(world.ctx), sendProbe(world.ctx)]);
  expect(sent.toSorted()).toEqual([0, 1]);
  expect(await synthetic(world)).toHaveLength(1);
});

test('it is in no list, search or figure, and writes two audit rows', async () => {
  const world = await started();
  await run(world, 5, { without: 'route' });
  const { read } = world.db;
  expect(await listRoutable(read, world.ctx.clock.now(), 10)).toHaveLength(1);
  expect(await listLeads(world.ctx)).toEqual([]);
  expect(await listLeadRecords(read, { limit: 10 })).toEqual([]);
  expect(await searchLeads(read, 'synthetic', 10)).toEqual([]);
  expect((await loadStatus(world.ctx, { actor: MIA })).counts).toEqual({});
  await run(world, 1);
  const [lead] = await synthetic(world);
  expect(await auditActions(world, lead?.id)).toEqual(['lead.received', 'lead.closed']);
});

test('after an hour its rows are cleared, except those by which the loop is judged', async () => {
  const world = await started();
  const real = await world.submit('dana@globex.test');
  await world.settle();
  await run(world, 120);
  await housekeep(world.ctx);
  expect(await synthetic(world)).toHaveLength(13);
  world.pass('5h');
  await housekeep(world.ctx);
  const last = await readSetting(world.db.read, 'probe');
  expect(await synthetic(world)).toMatchObject([{ id: last?.leadId }]);
  expect(await judged(world)).toMatchObject({ detail: expect.stringContaining('no synthetic') });
  const { deliveries, touches, decisions, outbox } = world.db.t;
  const left = [
    await world.db.read.select().from(touches),
    await world.db.read.select().from(deliveries),
    await world.db.read.select().from(decisions),
  ];
  expect(left.map((rows) => rows.length)).toEqual([2, 1, 2]);
  const messages = await world.db.read.select().from(outbox);
  expect(messages.filter(({ kind }) => kind === 'probe')).toHaveLength(1);
  expect((await listLeads(world.ctx)).map(({ leadId }) => leadId)).toEqual([real]);
});
