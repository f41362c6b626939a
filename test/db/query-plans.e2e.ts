import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, test, vi } from 'vitest';
import { openSqlite } from '../../src/db/engine/sqlite/sqlite.ts';
import { simulate } from '../../src/sandbox/sim/simulate.ts';

/** Tables that have a row for each lead that ever came, and more. */
const GROWING = [
  'leads',
  'people',
  'touches',
  'deliveries',
  'decisions',
  'assignments',
  'offers',
  'sla_clocks',
  'draws',
  'outbox',
  'slack_cards',
  'storm_leads',
  'fetches',
  'signals',
  'suggestions',
];

/** What Drizzle writes: it quotes every name, unlike the simulator's own questions. */
const isOurs = (text: string) => /^(select|update|delete) .*"/s.test(text);

async function collectStatements(): Promise<string[]> {
  const prepare = vi.spyOn(Sqlite.prototype, 'prepare');
  try {
    await simulate({ seed: 7, leads: 40, faults: true });
    return [...new Set(prepare.mock.calls.map(([text]) => text))].filter(isOurs);
  } finally {
    prepare.mockRestore();
  }
}

async function planOf(statements: string[]): Promise<{ text: string; steps: string[] }[]> {
  const folder = mkdtempSync(join(tmpdir(), 'baton-plans-'));
  const file = join(folder, 'baton.db');
  const db = openSqlite(file);
  await db.migrate();
  await db.close();
  const client = new Sqlite(file);
  const plans = statements.map((text) => {
    const nothing = Array.from(text.matchAll(/\?/g), () => null);
    const rows = client.prepare(`explain query plan ${text}`).all(...nothing);
    return { text, steps: (rows as { detail: string }[]).map(({ detail }) => detail) };
  });
  client.close();
  rmSync(folder, { recursive: true, force: true });
  return plans;
}

/** They hold only what is still to be done. */
const OF_WHAT_IS_LEFT = ['leads_waiting', 'leads_route', 'sla_clocks_next'];

const readsAll = (step: string) =>
  GROWING.some((table) => step.startsWith(`SCAN ${table}`)) &&
  !OF_WHAT_IS_LEFT.some((index) => step.includes(`INDEX ${index}`));

const plans = await planOf(await collectStatements());

test('nothing that services do for a lead reads the past of all leads', () => {
  expect(plans.length).toBeGreaterThan(80);
  expect(plans.filter(({ steps }) => steps.some(readsAll))).toEqual([]);
});

test('what is due and what waits is found through an index of just that', () => {
  const used = plans.flatMap(({ steps }) => steps).join('\n');
  for (const index of OF_WHAT_IS_LEFT) expect(used).toContain(`INDEX ${index}`);
});
