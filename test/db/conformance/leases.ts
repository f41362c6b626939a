import { expect, test } from 'vitest';
import { assertLease, releaseLease, takeLease } from '../../../src/db/operations/lease.ts';
import { coordinateFires } from '../../../src/db/operations/schedule.ts';
import type { Current } from '../conformance.ts';

const TTL_MS = 1_000;
const START = Date.UTC(2026, 10, 23);

export function describeLeases(current: Current): void {
  const take = (holder: string, afterMs = 0) =>
    takeLease(current().db, {
      name: 'sealer',
      holder,
      now: new Date(START + afterMs),
      ttlMs: TTL_MS,
    });

  test('a lease has one holder, who may renew it', async () => {
    expect(await take('one')).toEqual({ name: 'sealer', holder: 'one', token: 1 });
    expect(await take('two', TTL_MS)).toBeUndefined();
    expect(await take('one', TTL_MS)).toMatchObject({ token: 1 });
    expect(await take('two', TTL_MS + 1)).toBeUndefined();
  });

  test('of many who ask at once one gets the lease', async () => {
    const asked = await Promise.all(Array.from({ length: 20 }, (_, i) => take(`holder ${i}`)));
    expect(asked.filter((lease) => lease !== undefined)).toHaveLength(1);
  });

  test('an expired lease passes on with a larger token, which fences the old holder', async () => {
    const { db, seats } = current();
    const old = await take('one');
    const young = await take('two', TTL_MS + 1);
    expect(young).toMatchObject({ holder: 'two', token: 2 });
    const write = (lease: typeof old) =>
      db.tx(async (tx) => {
        if (lease) await assertLease(tx, lease);
        await tx.insert(seats).values({ id: lease?.holder ?? '', room: 'r', state: 'closed' });
      });
    await expect(write(old)).rejects.toMatchObject({ code: 'conflict.lease_lost' });
    await write(young);
    expect(await db.read.select({ id: seats.id }).from(seats)).toEqual([{ id: 'two' }]);
  });

  test('a released lease is free at once, and a stale release changes nothing', async () => {
    const { db } = current();
    const old = await take('one');
    if (old) await releaseLease(db, old);
    expect(await take('two')).toMatchObject({ token: 2 });
    if (old) await releaseLease(db, old);
    expect(await take('three')).toBeUndefined();
  });

  test('each fire of a schedule is run by exactly one instance', async () => {
    const { db } = current();
    const instances = ['one', 'two', 'three'].map((name) => coordinateFires(db, name));
    const fires = ['nightly:2026-11-23T02:00:00.000Z', 'nightly:2026-11-24T02:00:00.000Z'];
    for (const fire of fires) {
      const runs = await Promise.all(instances.map(async (i) => await i.shouldRun(fire, TTL_MS)));
      expect(runs.filter(Boolean)).toHaveLength(1);
    }
  });

  test('a schedule without a name is refused, not silently skipped', async () => {
    const unnamed = coordinateFires(current().db, 'one').shouldRun(':2026-11-23T02:00:00.000Z', 1);
    await expect(unnamed).rejects.toMatchObject({ code: 'bug.unnamed_schedule' });
  });
}
