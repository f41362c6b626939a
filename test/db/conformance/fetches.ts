import { expect, test } from 'vitest';
import {
  countWaitingFetches,
  nextFetchAt,
  settleFetch,
  takeDueFetches,
} from '../../../src/db/intake/fetch-store.ts';
import { insertFetch } from '../../../src/db/intake/intake-store.ts';
import type { Current } from '../conformance.ts';

const LEASE_MS = 30_000;
const START = Date.UTC(2026, 10, 23);
const at = (ms: number) => new Date(START + ms);

export function describeFetches(current: Current): void {
  const announce = (id: string, receivedAt = at(0)) =>
    current().db.tx((tx) =>
      insertFetch(tx, {
        id,
        deliveryId: 'dlv_1',
        source: 'ads',
        objectId: '99007199254740993',
        key: `provider:${id}`,
        leadId: `lead_${id}`,
        receivedAt,
      }),
    );
  const take = (ms: number, limit = 10) =>
    takeDueFetches(current().db, { now: at(ms), leaseMs: LEASE_MS, limit });

  test('a lead that was only named is due at once, and while somebody asks it is not', async () => {
    await announce('a', at(1000));
    expect(await take(999)).toEqual([]);
    const [taken] = await take(1000);
    expect(taken).toMatchObject({ id: 'a', objectId: '99007199254740993', attempts: 1 });
    expect(await take(1000)).toEqual([]);
    expect(await nextFetchAt(current().db.read)).toEqual(at(1000 + LEASE_MS));
  });

  test('what a dead process had taken comes back when its lease is over', async () => {
    await announce('a');
    const [lost] = await take(0);
    const [again] = await take(LEASE_MS);
    expect(again).toMatchObject({ id: 'a', attempts: 2 });
    const outcomes = [];
    for (const attempts of [lost, again, again].map((one) => one?.attempts ?? 0)) {
      const end = { state: 'taken', leadId: 'l', lastError: null } as const;
      outcomes.push(await current().db.tx((tx) => settleFetch(tx, { id: 'a', attempts }, end)));
    }
    expect(outcomes).toEqual([false, true, false]);
  });

  test('of many who take at once each row goes to exactly one', async () => {
    for (let n = 0; n < 20; n++) await announce(`f${String(n).padStart(2, '0')}`);
    const rounds = await Promise.all(Array.from({ length: 10 }, () => take(0, 3)));
    const ids = rounds.flat().map(({ id }) => id);
    expect(ids.length).toBeGreaterThan(0);
    expect(new Set(ids).size).toBe(ids.length);
    const rest = await take(0, 20);
    expect(new Set([...ids, ...rest.map(({ id }) => id)]).size).toBe(20);
  });

  test('one that is asked again later says so, and one that is over waits no more', async () => {
    const { db } = current();
    await announce('a', at(0));
    await announce('b', at(5));
    const [a, b] = await take(10);
    if (!a || !b) throw new Error('Both are due.');
    const later = { state: 'waiting', dueAt: at(70), lastError: 'upstream.unreachable' } as const;
    expect(await db.tx((tx) => settleFetch(tx, a, later))).toBe(true);
    expect(await countWaitingFetches(db.read)).toEqual({ n: 2, oldest: at(0) });
    const over = { state: 'given_up', leadId: 'lead_b', lastError: 'http_404' } as const;
    expect(await db.tx((tx) => settleFetch(tx, b, over))).toBe(true);
    expect(await countWaitingFetches(db.read)).toEqual({ n: 1, oldest: at(0) });
    expect(await nextFetchAt(db.read)).toEqual(at(70));
    const [again] = await take(70);
    if (!again) throw new Error('It is due again.');
    const taken = { state: 'taken', leadId: 'lead_a', lastError: null } as const;
    await db.tx((tx) => settleFetch(tx, again, taken));
    expect(await countWaitingFetches(db.read)).toEqual({ n: 0, oldest: null });
    expect(await nextFetchAt(db.read)).toBeNull();
  });
}
