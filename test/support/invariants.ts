import { expect } from 'vitest';
import type { Database } from '../../src/db/database.ts';
import { loadLoads } from '../../src/db/leads/ledger-store.ts';
import { lagSums } from './cast.ts';

const count = <T>(rows: T[], keyOf: (row: T) => string) => {
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(keyOf(row), (counts.get(keyOf(row)) ?? 0) + 1);
  return counts;
};

/** What must hold between any two transactions, whatever raced: see docs/states.md. */
export async function expectSound(db: Database): Promise<void> {
  const { leads, offers, assignments } = db.t;
  const allLeads = await db.read.select().from(leads);
  const made = (await db.read.select().from(offers)).filter(({ state }) => state === 'made');
  const open = (await db.read.select().from(assignments)).filter(({ state }) => state === 'open');
  const offersOf = count(made, ({ leadId }) => leadId);
  const holders = new Map(open.map((one) => [one.leadId, one]));
  expect(holders.size, 'leads with an open assignment').toBe(open.length);
  for (const { id, state, ownerId } of allLeads) {
    const holder = holders.get(id);
    const owned = state === 'claimed' || state === 'working';
    // Several at once only while nobody has claimed it, and then the pool has it.
    const asked = offersOf.get(id) ?? 0;
    const isAtOnce = holder?.repId === null;
    const most = isAtOnce ? 10 : 1;
    expect([id, asked >= 1 && asked <= most]).toEqual([id, state === 'offered']);
    if (state !== 'offered') expect([id, asked]).toEqual([id, 0]);
    // A closed lead remembers whose it was.
    if (state !== 'closed') expect([id, ownerId]).toEqual([id, owned ? holder?.repId : null]);
    expect([id, holder !== undefined]).toEqual([id, owned || state === 'offered']);
    expect([id, Boolean(holder?.claimedAt)]).toEqual([id, owned]);
  }
  const tests = new Set(allLeads.filter(({ test }) => test).map(({ id }) => id));
  const held = new Map<string, number>();
  for (const { leadId, repId, units } of open) {
    if (repId !== null && !tests.has(leadId)) held.set(repId, (held.get(repId) ?? 0) + units);
  }
  for (const [repId, load] of await loadLoads(db.read)) {
    expect([repId, load.open]).toEqual([repId, held.get(repId) ?? 0]);
  }
  for (const sum of await lagSums(db)) expect(sum).toBe(0);
}
