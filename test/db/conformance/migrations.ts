import { expect, test } from 'vitest';
import { loadLags, loadLoads } from '../../../src/db/leads/ledger-store.ts';
import type { Current } from '../conformance.ts';

const NEW_COLUMNS = {
  assignments: ['units'],
  draws: ['promised'],
  lags: ['catch_up'],
  leads: ['line', 'close_amount', 'engagement'],
  rep_loads: ['external', 'external_at'],
  rep_states: ['away_for_misses', 'own_hours', 'own_timezone'],
};
/** Takes back the newest migration. Whoever adds another takes back that one here instead. */
const BEFORE_FAIRNESS = [
  'drop table absences',
  'drop table slack_presence',
  'drop index leads_waiting',
  "create index leads_waiting on leads (route_trigger, priority) where state in ('held', 'scheduled')",
  ...Object.entries(NEW_COLUMNS).flatMap(([table, columns]) =>
    columns.map((column) => `alter table ${table} drop column ${column}`),
  ),
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

  test('what an older release had owed and loaded stays as it was', async () => {
    const { db, run } = current();
    for (const statement of BEFORE_FAIRNESS) await run(statement);
    const at = db.dialect === 'sqlite' ? '1763978400000' : "'2025-11-24T10:00:00Z'";
    await run(
      `insert into lags values ('emea', 'ana', 400000, ${at}), ('emea', 'ben', -400000, ${at})`,
    );
    await run("insert into rep_loads values ('ana', 3, '2025-11-24', 2, '2025-W48', 3, null)");
    expect(await db.migrate()).toBe(1);
    expect(await loadLags(db.read)).toEqual({ emea: { ana: 400_000, ben: -400_000 } });
    const ana = (await loadLoads(db.read)).get('ana');
    expect(ana).toMatchObject({ open: 3, day: 2, week: 3, external: 0, externalAt: null });
  });

  test('every table is there after migrating from empty', async () => {
    const { db } = current();
    for (const table of Object.values(db.t)) expect(await db.read.$count(table)).toBe(0);
  });
}
