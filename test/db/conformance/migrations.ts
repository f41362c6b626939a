import { expect, test } from 'vitest';
import { findLiveVersion, listPublications } from '../../../src/db/workspace/policy-store.ts';
import type { Current } from '../conformance.ts';

const OLD_COLUMNS = 'version, document, text, hash, author, published_at';
const NEW_COLUMNS = ['state', 'message', 'based_on', 'settled_by', 'settled_at', 'settled_reason'];
/** Takes back the newest migration. Whoever adds another takes back that one here instead. */
const BEFORE_VERSIONS = [
  'drop table publications',
  'drop index policies_state',
  ...NEW_COLUMNS.map((column) => `alter table policies drop column ${column}`),
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

  test('what an older release had published is live, its newest version last', async () => {
    const { db, run } = current();
    for (const statement of BEFORE_VERSIONS) await run(statement);
    const at = db.dialect === 'sqlite' ? '1763978400000' : "'2025-11-24T10:00:00Z'";
    for (const version of [1, 2]) {
      const values = `${version}, '{}', '', 'hash-${version}', 'cli:kim', ${at}`;
      await run(`insert into policies (${OLD_COLUMNS}) values (${values})`);
    }
    expect(await db.migrate()).toBe(1);
    expect(await findLiveVersion(db.read)).toEqual({ version: 2, hash: 'hash-2' });
    const [newest, oldest] = await listPublications(db.read, 9);
    expect(newest).toMatchObject({ version: 2, how: 'published', by: 'cli:kim', reason: null });
    expect(oldest?.at).toEqual(new Date('2025-11-24T10:00:00Z'));
  });

  test('every table is there after migrating from empty', async () => {
    const { db } = current();
    for (const table of Object.values(db.t)) expect(await db.read.$count(table)).toBe(0);
  });
}
