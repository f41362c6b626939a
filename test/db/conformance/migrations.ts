import { expect, test } from 'vitest';
import { findOfferClock } from '../../../src/db/delivery/clock-store.ts';
import { findOpenAssignment } from '../../../src/db/leads/offer-store.ts';
import type { Current } from '../conformance.ts';

/**
 * Takes back the newest migration. Whoever adds another takes back that one here instead. On SQLite
 * the tables are written anew whatever they allowed before.
 */
const BEFORE_FIRST_TO_CLAIM = {
  postgres: [
    'alter table assignments alter column rep_id set not null',
    'alter table sla_clocks alter column rep_id set not null',
  ],
  sqlite: [],
};
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

  test('what an older release had given to somebody stays with them', async () => {
    const { db, run } = current();
    for (const statement of BEFORE_FIRST_TO_CLAIM[db.dialect]) await run(statement);
    await run(FORGET_NEWEST);
    const at = db.dialect === 'sqlite' ? '1763978400000' : "'2025-11-24T10:00:00Z'";
    await run(
      `insert into assignments (id, lead_id, decision_id, rep_id, pool_id, state, tier, units, policy_version, opened_at, claimed_at, ended_at) values ('asg_1', 'lead_1', null, 'ana', 'emea', 'open', 'standard', 2, 1, ${at}, null, null)`,
    );
    await run(
      `insert into sla_clocks (id, lead_id, assignment_id, offer_id, rep_id, kind, state, tier, policy_version, started_at, due_at, events, fired, next_event_at) values ('sla_1', 'lead_1', 'asg_1', 'ofr_1', 'ana', 'claim', 'running', 'standard', 1, ${at}, ${at}, '[]', 0, ${at})`,
    );
    expect(await db.migrate()).toBe(1);
    const held = await findOpenAssignment(db.read, 'lead_1');
    expect(held).toMatchObject({ id: 'asg_1', repId: 'ana', units: 2, claimedAt: null });
    const clock = await findOfferClock(db.read, { leadId: 'lead_1', assignmentId: 'asg_1' });
    expect(clock).toMatchObject({ id: 'sla_1', repId: 'ana', offerId: 'ofr_1', fired: 0 });
  });

  test('every table is there after migrating from empty', async () => {
    const { db } = current();
    for (const table of Object.values(db.t)) expect(await db.read.$count(table)).toBe(0);
  });
}
