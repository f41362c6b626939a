import { expect, test } from 'vitest';
import { loadSigns } from '../../../src/services/steps/knowledge/load-signs.ts';
import { createWorld, type World } from '../../support/world.ts';

const GLOBEX = 'domain:globex.test';

async function showInterest(world: World, count: number): Promise<void> {
  const observedAt = world.ctx.clock.now();
  const rows = Array.from({ length: count }, (_, i) => ({
    id: world.ctx.newId('sgn'),
    accountKey: i === 0 ? GLOBEX : 'domain:other.test',
    source: 'website',
    deliveryId: 'dlv_1',
    topic: 'pricing',
    strength: 0.8,
    observedAt,
  }));
  await world.db.tx((tx) => tx.insert(tx.t.signals).values(rows));
}

const signsOf = (world: World, accountKey: string | null) =>
  loadSigns(world.db.read, {
    source: 'website',
    accountKeys: accountKey === null ? [] : [accountKey],
    now: world.ctx.clock.now(),
  });

test('the signals of the company come newest first, with their age in days', async () => {
  const world = await createWorld();
  await showInterest(world, 2);
  world.pass('36h');
  await showInterest(world, 1);
  world.pass('12h');
  const pricing = { topic: 'pricing', strength: 0.8 };
  expect(await signsOf(world, GLOBEX)).toEqual({
    signals: [
      { ...pricing, daysAgo: 0.5 },
      { ...pricing, daysAgo: 2 },
    ],
  });
  expect(await signsOf(world, 'domain:nobody.test')).toEqual({});
  expect(await signsOf(world, null)).toEqual({});
});

test('of many the latest twenty count, and none after six half-lives', async () => {
  const world = await createWorld();
  for (let i = 0; i < 25; i++) await showInterest(world, 1);
  expect((await signsOf(world, GLOBEX)).signals).toHaveLength(20);
  world.pass('84d');
  expect((await signsOf(world, GLOBEX)).signals).toHaveLength(20);
  world.pass('1d');
  expect(await signsOf(world, GLOBEX)).toEqual({});
});
