import { expect, test } from 'vitest';
import { readSetting } from '../../../src/db/workspace/settings-store.ts';
import { findTaste } from '../../../src/db/workspace/taste-store.ts';
import type { Current } from '../conformance.ts';

/** Takes back the newest migrations, the newest first, down to the last that moves data. */
const TAKE_BACK = [
  'alter table rep_tastes drop column team_weekly',
  'drop table storm_leads',
  'drop index leads_source',
];
const FORGET_NEWEST =
  'delete from __drizzle_migrations where created_at = (select max(created_at) from __drizzle_migrations)';

export function describeMigrations(current: Current): void {
  test('migrating again changes nothing', async () => {
    expect(await current().db.migrate()).toBe(0);
  });

  test('a database that a newer Baton has migrated is refused', async () => {
    const { db, run } = current();
    await run("insert into __drizzle_migrations values ('from the future', 9000000000000)");
    await expect(db.migrate()).rejects.toMatchObject({ code: 'conflict.newer_schema' });
  });

  test('what people picked under an older release is kept', async () => {
    const { db, run } = current();
    for (const statement of TAKE_BACK) {
      await run(statement);
      await run(FORGET_NEWEST);
    }
    const pick = { channel: 'C0SALES', by: 'lou', at: '2025-11-24T10:00:00Z', state: 'reached' };
    await run(`insert into settings values ('picked_channel', '${JSON.stringify(pick)}')`);
    const [on, off] = db.dialect === 'sqlite' ? [1, 0] : [true, false];
    await run(
      `insert into rep_tastes (rep_id, remind, morning, weekly, hide_names) values ('mia', ${off}, ${off}, ${on}, ${off})`,
    );
    expect(await db.migrate()).toBe(TAKE_BACK.length);
    expect(await findTaste(db.read, 'mia')).toMatchObject({ weekly: true, teamWeekly: false });
    expect(await readSetting(db.read, 'picked_channels')).toEqual({ managers: pick });
  });

  test('every table is there after migrating from empty', async () => {
    const { db } = current();
    for (const table of Object.values(db.t)) expect(await db.read.$count(table)).toBe(0);
  });
}
