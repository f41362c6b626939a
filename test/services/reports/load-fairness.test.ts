import { setImmediate } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { recordDraw, refundDraw } from '../../../src/db/leads/ledger-store.ts';
import type { QueueFigures, RepFigures } from '../../../src/routing/fairness/figures.ts';
import { drawChanges } from '../../../src/routing/fairness/ledger.ts';
import { LEAD_UNITS } from '../../../src/routing/model/decision.ts';
import { claimOffer } from '../../../src/services/offer/claim-offer.ts';
import { declineOffer } from '../../../src/services/offer/decline-offer.ts';
import { housekeep } from '../../../src/services/operations/housekeep.ts';
import { overrideAssignment } from '../../../src/services/ownership/override-assignment.ts';
import { deactivateRep } from '../../../src/services/people/deactivate-rep.ts';
import { loadFairness } from '../../../src/services/reports/load-fairness.ts';
import { askedAbout, MIA, offeredLead } from '../../support/cast.ts';
import { createWorld, MONDAY, POLICY, type World } from '../../support/world.ts';

const DAY_MS = 86_400_000;
const later = (world: World) => new Date(world.ctx.clock.now().getTime() + 1);
const units = (leads: number) => Math.round(leads * LEAD_UNITS);

async function since(world: World, days: number, queue?: string): Promise<QueueFigures[]> {
  const from = new Date(world.ctx.clock.now().getTime() - days * DAY_MS);
  const until = later(world);
  return loadFairness(world.ctx, { since: from, until, ...(queue === undefined ? {} : { queue }) });
}

const only = ([one]: QueueFigures[]): QueueFigures => {
  if (!one) throw new Error('There are no figures.');
  return one;
};
const rowOf = ({ reps }: QueueFigures, rep: string): RepFigures => {
  const row = reps.find((one) => one.rep === rep);
  if (!row) throw new Error(`${rep} is not in the figures.`);
  return row;
};

function expectSums({ reps }: QueueFigures): void {
  for (const { opening, entitled, received, settled, lag } of reps) {
    expect(units(opening) + units(entitled) - units(received) + units(settled)).toBe(units(lag));
  }
  expect(reps.reduce((sum, { lag }) => sum + units(lag), 0)).toBe(0);
}

const claim = async (world: World, leadId: string) => {
  const asked = await askedAbout(world, leadId);
  await claimOffer(world.ctx, asked);
  await world.settle();
  return asked.repId;
};

async function claimed(world: World, { from, to }: { from: number; to: number }): Promise<void> {
  for (let n = from; n < to; n++) {
    const { leadId } = await offeredLead(world, `p${n}@c${n}.test`);
    await claim(world, leadId);
  }
}

async function declined(world: World, email: string, reason: string): Promise<string> {
  const { offerId, actor, repId } = await offeredLead(world, email);
  await declineOffer(world.ctx, { offerId, actor, reasonId: reason, note: null });
  await world.settle();
  return repId;
}

describe('the figures of a queue', () => {
  test('count turns, those that came back apart, and add up', async () => {
    const world = await createWorld();
    await claimed(world, { from: 0, to: 4 });
    world.pass('8d');
    const who = await declined(world, 'eve@initech.test', 'wrong_language');
    const week = only(await since(world, 7));
    expect(week).toMatchObject({ queue: 'emea', poolId: 'emea', draws: 2, refunded: 1 });
    expect(rowOf(week, who)).toMatchObject({ received: 0, refunded: 1, beyond: 0 });
    expect(week.reps.map(({ name, weight }) => [name, weight])).toEqual([
      ['Ana Ruiz', 100],
      ['Ben Koch', 100],
      ['Cleo Wu', 100],
    ]);
    expect(week.reps.some(({ opening }) => opening !== 0)).toBe(true);
    expectSums(week);
    const month = only(await since(world, 30));
    expect(month).toMatchObject({ draws: 6, refunded: 1 });
    expect(month.reps.map(({ beyond }) => beyond)).toEqual([0, 0, 0]);
    expect(month.reps.map(({ opening }) => opening)).toEqual([0, 0, 0]);
    expectSums(month);
  });

  test('end where the span ends, whatever came later', async () => {
    const world = await createWorld();
    await claimed(world, { from: 0, to: 4 });
    const until = later(world);
    const then = only(await loadFairness(world.ctx, { since: MONDAY, until }));
    world.pass('1d');
    await claimed(world, { from: 4, to: 8 });
    const seenLater = only(await loadFairness(world.ctx, { since: MONDAY, until }));
    expect(seenLater).toEqual(then);
    const next = only(await loadFairness(world.ctx, { since: until, until: later(world) }));
    expect(next.reps.map(({ opening }) => opening)).toEqual(then.reps.map(({ lag }) => lag));
    expect(next.draws).toBe(4);
  });

  test('count a lead that came without a turn once it is claimed, and a test lead never', async () => {
    const world = await createWorld();
    const { leadId, repId } = await offeredLead(world);
    const to = repId === 'ana' ? 'ben' : 'ana';
    await overrideAssignment(world.ctx, {
      leadId,
      toRepId: to,
      reason: 'Knows them',
      actor: MIA,
      final: false,
    });
    await world.settle();
    expect(rowOf(only(await since(world, 1)), to).beyond).toBe(0);
    await claim(world, leadId);
    const tested = await world.submit('tess@test.test', { test: true });
    await world.settle();
    await claim(world, tested);
    const day = only(await since(world, 1));
    expect(rowOf(day, to)).toMatchObject({ received: 0, beyond: 1 });
    expect(day).toMatchObject({ draws: 1, refunded: 1 });
    expect(day.reps.reduce((sum, { beyond }) => sum + beyond, 0)).toBe(1);
    expectSums(day);
  });

  test('show what a leaver left, and who took it over, apart', async () => {
    const world = await createWorld();
    for (let n = 0; n < 4; n++) await offeredLead(world, `p${n}@c${n}.test`);
    await deactivateRep(world.ctx, { repId: 'ana', actor: MIA });
    await world.settle();
    const frozen = rowOf(only(await since(world, 1)), 'ana').lag;
    expect(frozen).not.toBe(0);
    world.pass('90d');
    world.pass('17h');
    await housekeep(world.ctx);
    const settled = only(await since(world, 1));
    expect(rowOf(settled, 'ana')).toMatchObject({ opening: frozen, settled: -frozen, lag: 0 });
    expect(settled.reps.reduce((sum, one) => sum + units(one.settled), 0)).toBe(0);
    expect(rowOf(settled, 'ben').settled).not.toBe(0);
    expectSums(settled);
  });
});

/** More turns than are read at once, many of them of one instant. */
async function manyTurns(world: World, count: number): Promise<void> {
  const eligible = ['ana', 'ben', 'cleo'].map((repId) => ({ repId, weight: 100 }));
  await world.db.tx(async (tx) => {
    for (let n = 0; n < count; n++) {
      const repId = ['ana', 'ben', 'cleo'][(n * n) % 3] ?? 'ana';
      const draw = { queue: 'emea', repId, changes: drawChanges(eligible, repId) };
      const ids = { id: `drw_${n}`, leadId: `lead_${n}`, offerId: `ofr_${n}` };
      await recordDraw(tx, { ...draw, ...ids }, new Date(MONDAY.getTime() + Math.floor(n / 400)));
    }
  });
}

describe('however many turns there are', () => {
  test('each is counted once', async () => {
    const world = await createWorld();
    await manyTurns(world, 1_703);
    world.pass('1m');
    const day = only(await since(world, 1));
    expect(day).toMatchObject({ draws: 1_703, refunded: 0 });
    expect(day.reps.map(({ opening }) => opening)).toEqual([0, 0, 0]);
    expectSums(day);
  });

  test('one that comes back while they are read leaves no gap', async () => {
    const world = await createWorld();
    await manyTurns(world, 1_203);
    world.pass('1m');
    for (let turns = 0; turns < 12; turns++) {
      const report = since(world, 1);
      for (let n = 0; n < turns; n++) await setImmediate();
      await world.db.tx((tx) => refundDraw(tx, `ofr_${turns * 100}`, world.ctx.clock.now()));
      const { reps } = only(await report);
      expect([turns, ...reps.map(({ opening }) => opening)]).toEqual([turns, 0, 0, 0]);
    }
  });
});

const TWO_QUEUES = POLICY.replace(
  'rules:',
  `rules:
  - { id: big, when: { 'company.employees': { gte: 500 } }, assign: { pool: emea, queue: enterprise } }`,
).replace('  - { id: emea,', '  - { id: apac, members: { ben: 100, ana: 50 } }\n  - { id: emea,');

describe('which queues there are', () => {
  test('each pool, then what rules name, each with the pool whose weights count', async () => {
    const world = await createWorld({ policy: TWO_QUEUES });
    await world.submit('dana@globex.test', { company: { employees: 900 } });
    await world.settle();
    const figures = await since(world, 1);
    expect(figures.map(({ queue, poolId, draws }) => [queue, poolId, draws])).toEqual([
      ['apac', 'apac', 0],
      ['emea', 'emea', 0],
      ['enterprise', 'emea', 1],
    ]);
    expect(figures[0]?.reps.map(({ rep, weight }) => [rep, weight])).toEqual([
      ['ana', 50],
      ['ben', 100],
    ]);
    for (const one of figures) expectSums(one);
  });

  test('a lead of no pool counts at the first one its rep is a member of', async () => {
    const named = 'rules:\n  - { id: own, when: { company.country: ES }, assign: { rep: ana } }';
    const world = await createWorld({ policy: TWO_QUEUES.replace('rules:', named) });
    const leadId = await world.submit('dana@globex.test', { company: { country: 'ES' } });
    await world.settle();
    expect(await claim(world, leadId)).toBe('ana');
    const beyond = (await since(world, 1)).map((one) =>
      one.reps.filter(({ beyond: leads }) => leads > 0).map(({ rep }) => `${one.queue} ${rep}`),
    );
    expect(beyond.flat()).toEqual(['apac ana']);
  });

  test('one alone, or none that nobody knows', async () => {
    const world = await createWorld({ policy: TWO_QUEUES });
    expect((await since(world, 1, 'emea')).map(({ queue }) => queue)).toEqual(['emea']);
    expect(await since(world, 1, 'emae')).toEqual([]);
  });
});
