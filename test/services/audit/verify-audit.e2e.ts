import Sqlite from 'better-sqlite3';
import { afterEach, expect, test } from 'vitest';
import { openSqlite } from '../../../src/db/engine/sqlite/sqlite.ts';
import { sealAudit } from '../../../src/services/audit/seal-audit.ts';
import { listAudit, verifyAudit } from '../../../src/services/audit/verify-audit.ts';
import { offeredLead } from '../../support/cast.ts';
import { memoryFile } from '../../support/db.ts';
import { createWorld, type World } from '../../support/world.ts';

const TRIGGERS = ['events', 'seals'].flatMap((table) =>
  ['update', 'delete'].map((verb) => `audit_${table}_no_${verb}`),
);

const opened: World[] = [];
afterEach(async () => {
  for (const world of opened.splice(0)) await world.db.close();
});

/** A sealed log of some leads, and a way past the triggers that guard it. */
async function openSealed() {
  const file = memoryFile();
  const db = openSqlite(file);
  await db.migrate();
  const world = await createWorld({ db });
  opened.push(world);
  for (let n = 0; n < 2; n++) await offeredLead(world, `p${n}@c${n}.test`);
  await sealAudit(world.ctx, { holder: 'test', sweep: true });
  const tamper = (...statements: string[]) => {
    const raw = new Sqlite(file);
    for (const name of TRIGGERS) raw.exec(`drop trigger if exists ${name}`);
    for (const statement of statements) raw.exec(statement);
    raw.close();
  };
  return { world, file, tamper, verify: () => verifyAudit(world.ctx) };
}

const eventAt = (position: number) =>
  `id = (select event_id from audit_seals where position = ${position})`;

test('an untouched log is fine, and every row is sealed', async () => {
  const { world, verify } = await openSealed();
  const report = await verify();
  const rows = await listAudit(world.ctx, {});
  expect(report).toMatchObject({ fine: true, sealed: rows.length, unsealed: 0, faults: [] });
  expect(report.head).toMatch(/^[0-9a-f]{64}$/);
});

test('the store itself refuses to change or delete a row', async () => {
  const { file } = await openSealed();
  const raw = new Sqlite(file);
  for (const table of ['audit_events', 'audit_seals']) {
    expect(() => raw.exec(`delete from ${table}`)).toThrow('append-only');
  }
  expect(() => raw.exec("update audit_events set actor = 'x'")).toThrow('append-only');
  raw.close();
});

test('rows written since the last seal are counted, then sealed onto the same chain', async () => {
  const { world, verify } = await openSealed();
  const before = await verify();
  await offeredLead(world, 'late@later.test');
  expect(await verify()).toMatchObject({ fine: true, head: before.head, unsealed: 3 });
  await sealAudit(world.ctx, { holder: 'test', sweep: false });
  expect(await verify()).toMatchObject({ fine: true, unsealed: 0, sealed: before.sealed + 3 });
});

test('two sealers take turns: one row has one seal', async () => {
  const { world, verify } = await openSealed();
  await offeredLead(world, 'late@later.test');
  const seal = (holder: string) => sealAudit(world.ctx, { holder, sweep: false });
  const counts = await Promise.all([seal('test'), seal('other')]);
  expect(counts.toSorted()).toEqual([0, 3]);
  expect(await verify()).toMatchObject({ fine: true, unsealed: 0 });
});

const COLUMNS = ["actor = 'slack:U0EVIL'", "action = 'lead.won'", "subject = 'x'", 'at = at + 1'];
COLUMNS.push("lead_id = 'lead_x'", `data = '{"rep":"zoe"}'`);

test('every edit of any column of any row is found at its place', async () => {
  const { sealed } = await (await openSealed()).verify();
  for (let n = 0; n < sealed; n++) {
    const { tamper, verify } = await openSealed();
    const position = n + 1;
    const change = COLUMNS[n % COLUMNS.length];
    tamper(`update audit_events set ${change} where ${eventAt(position)}`);
    const report = await verify();
    expect(report.fine, `${change} at ${position}`).toBe(false);
    expect(report.faults[0]?.position).toBe(position);
  }
});

test('every deleted row is found, whether or not its seal goes with it', async () => {
  const { tamper, verify } = await openSealed();
  tamper(`delete from audit_events where ${eventAt(4)}`);
  expect((await verify()).faults[0]).toMatchObject({ position: 4, what: 'the row is gone' });
  const other = await openSealed();
  const ofFourth = `delete from audit_events where ${eventAt(4)}`;
  other.tamper(ofFourth, 'delete from audit_seals where position = 4');
  const { fine, faults } = await other.verify();
  expect([fine, faults[0]?.position]).toEqual([false, 5]);
});

const eventOf = (position: number) =>
  `(select event_id from seals_before where position = ${position})`;

test('two rows that changed places are found', async () => {
  const { tamper, verify } = await openSealed();
  tamper(
    'create table seals_before as select * from audit_seals',
    "update audit_seals set event_id = 'aside' where position = 3",
    `update audit_seals set event_id = ${eventOf(3)} where position = 4`,
    `update audit_seals set event_id = ${eventOf(4)} where position = 3`,
  );
  expect((await verify()).faults.map(({ position }) => position)).toEqual([3, 4]);
});

test('a row slipped in is an unsealed one, or breaks the chain when it brings a seal', async () => {
  const { tamper, verify } = await openSealed();
  tamper(`insert into audit_events (id, at, actor, action, subject, data)
    select 'aud_forged', at, 'slack:U0MIA', 'lead.claimed', 'x', '{}' from audit_events limit 1`);
  expect(await verify()).toMatchObject({ fine: true, unsealed: 1 });
  tamper(
    'update audit_seals set position = -(position + 1) where position > 3',
    'update audit_seals set position = -position where position < 0',
    `insert into audit_seals (position, event_id, event_at, hash, sealed_at)
      select 4, 'aud_forged', event_at, hash, sealed_at from audit_seals where position = 3`,
  );
  const { fine, faults } = await verify();
  expect([fine, faults[0]?.position]).toEqual([false, 4]);
});

test('a cut tail is fine by itself, and the head kept elsewhere gives it away', async () => {
  const { tamper, verify } = await openSealed();
  const before = await verify();
  const last = before.sealed;
  tamper(
    `delete from audit_events where ${eventAt(last)}`,
    `delete from audit_seals where position = ${last}`,
  );
  const after = await verify();
  expect(after).toMatchObject({ fine: true, sealed: last - 1 });
  expect(after.head).not.toBe(before.head);
});
