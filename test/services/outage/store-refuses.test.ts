import { expect, test } from 'vitest';
import { AppError } from '../../../src/errors.ts';
import { HEALTHY, probeStore, type StoreHealth } from '../../../src/services/outage/probe-store.ts';
import { createWorld, type World } from '../../support/world.ts';

/** The world's context before a store that refuses writes while `full` says so. */
function watched(world: World) {
  const state = { full: false };
  const ctx: World['ctx'] = {
    ...world.ctx,
    db: {
      ...world.db,
      tx: async (work, options) => {
        if (state.full) {
          throw new AppError('upstream.store_failed', 'disk full', { retryable: true });
        }
        return world.db.tx(work, options);
      },
    },
  };
  let health: StoreHealth = HEALTHY;
  const look = async () => {
    health = await probeStore(ctx, { pager: world.couriers.pager, last: health });
    return health;
  };
  return { state, look };
}

test('a store that refuses writes for a minute is paged once, past the outbox, and its return', async () => {
  const world = await createWorld();
  const { state, look } = watched(world);
  expect(await look()).toEqual(HEALTHY);
  state.full = true;
  expect(await look()).toMatchObject({ fault: 'upstream.store_failed' });
  world.pass('59s');
  await look();
  expect(world.pages).toEqual([]);
  world.pass('1s');
  await look();
  await look();
  expect(world.pages).toMatchObject([{ title: 'Baton cannot store anything' }]);
  world.pass('10m');
  await look();
  expect(world.pages).toHaveLength(1);
  state.full = false;
  expect(await look()).toEqual(HEALTHY);
  await look();
  expect(world.pages).toMatchObject([{}, { title: 'Baton stores again' }]);
  expect(world.pages[1]?.text).toContain('after 11 minutes');
});

test('a refusal of a moment is nobody’s news', async () => {
  const world = await createWorld();
  const { state, look } = watched(world);
  state.full = true;
  await look();
  world.pass('30s');
  state.full = false;
  expect(await look()).toEqual(HEALTHY);
  world.pass('10m');
  await look();
  expect(world.pages).toEqual([]);
});

test('a pager that is away is tried again until it has taken the page', async () => {
  const world = await createWorld();
  const { state, look } = watched(world);
  const working = world.couriers.pager;
  world.couriers.pager = {
    page: () => Promise.reject(new AppError('upstream.unreachable', 'away', { retryable: true })),
  };
  state.full = true;
  await look();
  world.pass('2m');
  expect(await look()).toMatchObject({ told: false });
  world.couriers.pager = working;
  expect(await look()).toMatchObject({ told: true });
  expect(world.pages).toHaveLength(1);
});
