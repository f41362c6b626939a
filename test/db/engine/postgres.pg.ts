import { setTimeout as delay } from 'node:timers/promises';
import { eq, sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import type { Database, Tx } from '../../../src/db/database.ts';
import { openPostgres } from '../../../src/db/engine/postgres/postgres.ts';
import { createScratchDatabase } from '../../support/postgres.ts';

const AT = new Date(Date.UTC(2026, 10, 23));

const scratch = await createScratchDatabase();
afterAll(scratch.drop);

let db: Database;
beforeEach(async () => {
  await scratch.run('drop schema public cascade; create schema public');
  db = openPostgres(scratch.url);
  await db.migrate();
});
afterEach(() => db.close());

const add = (tx: Tx, key: string) =>
  tx.insert(tx.t.homeViewers).values({ userId: key, openedAt: AT });
const keys = async () => {
  const rows = await db.read.select({ key: db.t.homeViewers.userId }).from(db.t.homeViewers);
  return rows.map(({ key }) => key).toSorted();
};
const touch = (tx: Tx, key: string, ms: number) =>
  tx
    .update(tx.t.homeViewers)
    .set({ openedAt: new Date(AT.getTime() + ms) })
    .where(eq(tx.t.homeViewers.userId, key));

test('a deadlock is retried until both are through', async () => {
  await db.tx(async (tx) => {
    await add(tx, 'a');
    await add(tx, 'b');
  });
  let runs = 0;
  const cross = (first: string, second: string) =>
    db.tx(async (tx) => {
      runs += 1;
      await touch(tx, first, runs);
      await delay(100);
      await touch(tx, second, runs);
    });
  await Promise.all([cross('a', 'b'), cross('b', 'a')]);
  expect(runs).toBeGreaterThan(2);
});

test('an SQL error that is caught inside does not pass for a commit', async () => {
  await db.tx((tx) => add(tx, 'a'));
  const swallowing = db.tx(async (tx) => {
    await add(tx, 'b');
    await add(tx, 'a').catch(() => {});
  });
  await expect(swallowing).rejects.toMatchObject({ code: 'bug.swallowed_error' });
  expect(await keys()).toEqual(['a']);
});

test('a lock that is waited for past the deadline ends in a timeout, and the pool goes on', async () => {
  const holding = db.tx(async (tx) => {
    await db.mutex(tx, 'm');
    await delay(400);
  });
  await delay(50);
  const waiting = db.tx((tx) => db.mutex(tx, 'm'), { deadlineMs: 100 });
  await expect(waiting).rejects.toMatchObject({ code: 'upstream.store_timeout' });
  await holding;
  await db.tx((tx) => add(tx, 'after'));
  expect(await keys()).toEqual(['after']);
});

test('a server that ends the session fails that transaction alone', async () => {
  const failing = db.tx(async (tx) => {
    await add(tx, 'a');
    await scratch.run(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where application_name = 'baton' and datname = current_database()`,
    );
    await delay(50);
    await add(tx, 'b');
  });
  await expect(failing).rejects.toMatchObject({ code: 'upstream.store_failed', retryable: true });
  await db.tx((tx) => add(tx, 'after'));
  expect(await keys()).toEqual(['after']);
});

test('a server that cannot be reached is a retryable fault', async () => {
  const nobody = openPostgres('postgres://baton@127.0.0.1:1/none');
  await expect(nobody.tx(async () => {})).rejects.toMatchObject({
    code: 'upstream.store_failed',
    retryable: true,
  });
  await nobody.close();
});

test('an integer beyond 2^53 is refused, not rounded', async () => {
  const beyond = sql<number>`9007199254740993::bigint`;
  await expect(db.read.select({ n: beyond }).from(sql`(values (1)) one`)).rejects.toThrow();
});
