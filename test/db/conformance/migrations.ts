import { expect, test } from 'vitest';
import type { Current } from '../conformance.ts';

export function describeMigrations(current: Current): void {
  test('migrating again changes nothing', async () => {
    expect(await current().db.migrate()).toBe(0);
  });

  test('a database that a newer Baton has migrated is refused', async () => {
    const { db, run } = current();
    await run("insert into __drizzle_migrations values ('from the future', 9000000000000)");
    await expect(db.migrate()).rejects.toMatchObject({ code: 'conflict.newer_schema' });
  });

  test('every table is there after migrating from empty', async () => {
    const { db } = current();
    for (const table of Object.values(db.t)) expect(await db.read.$count(table)).toBe(0);
  });
}
