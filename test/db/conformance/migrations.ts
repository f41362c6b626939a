import { expect, test } from 'vitest';
import { findTaste } from '../../../src/db/workspace/taste-store.ts';
import type { Current } from '../conformance.ts';

/** Takes back the newest migration. Whoever adds another takes back that one here instead. */
const BEFORE_TASTES = [
  'drop table rep_tastes',
  'delete from __drizzle_migrations where created_at = (select max(created_at) from __drizzle_migrations)',
];

export function describeMigrations(current: Current): void {
  test('migrating again changes nothing', async () => {
    expect(await current().db.migrate()).toBe(0);
  });

  test('a database that a newer Baton has migrated is refused', async () => {
    const { db, run } = current();
    await run("insert into __drizzle_migrations values ('from the future', 9000000000000)");
    await expect(db.migrate()).rejects.toMatchObject({ code: 'conflict.newer_schema' });
  });

  test('a release before that of the tastes has told nobody what somebody wants', async () => {
    const { db, run } = current();
    for (const statement of BEFORE_TASTES) await run(statement);
    expect(await db.migrate()).toBe(1);
    expect(await findTaste(db.read, 'ana')).toBeNull();
  });

  test('every table is there after migrating from empty', async () => {
    const { db } = current();
    for (const table of Object.values(db.t)) expect(await db.read.$count(table)).toBe(0);
  });
}
