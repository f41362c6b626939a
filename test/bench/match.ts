import { rmSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import type { Database } from '../../src/db/database.ts';
import { openSqlite } from '../../src/db/engine/sqlite/sqlite.ts';
import { type AccountRow, upsertAccounts } from '../../src/db/workspace/account-store.ts';
import { upsertContacts } from '../../src/db/workspace/contact-store.ts';
import { DEFAULT_ACCOUNT_MATCH } from '../../src/routing/model/policy/account-policy.ts';
import { findAccount, type Who } from '../../src/services/steps/knowledge/find-account.ts';
import { migratedMemoryFile } from '../support/db.ts';
import type { Figure } from './main.ts';

const ACCOUNTS = 100_000;
const ROUNDS = 20_000;
const SLOW_ROUNDS = 400;
const BATCH = 10_000;
const DEADLINE_MS = 120_000;

const NOBODY: Who = { crmAccountId: null, email: null, domain: null, name: null, country: null };

/** One account found among a hundred thousand, beside the bare look-up of its row by its id. */
export async function benchMatch(): Promise<Figure[]> {
  const file = await migratedMemoryFile();
  const db = openSqlite(file);
  try {
    await fill(db);
    const ask = (name: string, who: (n: number) => Partial<Who>, rounds = ROUNDS) =>
      time({ name, rounds }, (n) =>
        findAccount(db.read, { ...NOBODY, ...who(n) }, DEFAULT_ACCOUNT_MATCH),
      );
    return [
      await bareLookUp(file),
      await ask('match, CRM id', (n) => ({ crmAccountId: `crm-${n}` })),
      await ask('match, contact', (n) => ({ email: `who@mail${n}.example` })),
      await ask('match, domain', (n) => ({ domain: `${wordOf(n)}.com` })),
      await ask('match, nobody known', (n) => ({ domain: `nobody-${n}.com`, name: `Xq${n}zz` })),
      await ask('match, likeness', (n) => ({ name: `${nameOf(n)}s` }), SLOW_ROUNDS),
    ];
  } finally {
    await db.close();
    for (const end of ['', '-wal', '-shm']) rmSync(`${file}${end}`, { force: true });
  }
}

async function fill(db: Database): Promise<void> {
  for (let start = 0; start < ACCOUNTS; start += BATCH) {
    const rows = Array.from({ length: BATCH }, (_, i) => accountOf(start + i));
    const contacts = rows.map(({ id }, i) => ({
      email: `who@mail${start + i}.example`,
      accountId: id,
      name: null,
    }));
    await db.tx(
      async (tx) => {
        await upsertAccounts(tx, rows);
        await upsertContacts(tx, contacts);
      },
      { deadlineMs: DEADLINE_MS },
    );
  }
}

function accountOf(n: number): AccountRow {
  return {
    id: `acc-${n}`,
    name: nameOf(n),
    domains: [`${wordOf(n)}.com`],
    ownerId: 'ana',
    tier: 'standard',
    status: 'prospect',
    country: 'ES',
    employees: n % 5_000,
    crmId: `crm-${n}`,
    parentId: null,
    openOpportunity: false,
    currency: null,
    lastActivityAt: null,
  };
}

const SYLLABLES = 'bak del fir gom hun jal kes lim mor nup par quil ros sat tev vun wex zim'.split(
  ' ',
);
const TRADES = ['Energy', 'Robotics', 'Bank', 'Foods', 'Textiles', 'Software'];

/** A made-up word of its own for each number. */
function wordOf(n: number): string {
  const base = SYLLABLES.length;
  let word = '';
  for (let rest = n + base ** 3; rest > 0; rest = Math.floor(rest / base)) {
    word += SYLLABLES[rest % base] ?? '';
  }
  return word;
}

function nameOf(n: number): string {
  return `${wordOf(n)} ${TRADES[n % TRADES.length] ?? ''}`;
}

async function time(
  { name, rounds }: { name: string; rounds: number },
  work: (n: number) => Promise<unknown>,
): Promise<Figure> {
  const pick = (i: number) => (i * 7_919) % ACCOUNTS;
  for (let i = 0; i < rounds / 4; i++) await work(pick(i));
  const before = process.cpuUsage();
  for (let i = 0; i < rounds; i++) await work(pick(i + 13));
  const { user, system } = process.cpuUsage(before);
  const value = (user + system) / rounds;
  return { name: `${name}, ${ACCOUNTS / 1_000}k accounts`, value, unit: 'µs', note: 'of CPU' };
}

/** What SQLite itself needs for one row: no matching can be quicker. */
async function bareLookUp(file: string): Promise<Figure> {
  const client = new Sqlite(file, { readonly: true });
  const find = client.prepare('select * from accounts where id = ?');
  const how = { name: 'control: the bare row by its id', rounds: ROUNDS };
  const figure = await time(how, async (n) => find.get(`acc-${n}`));
  client.close();
  return { ...figure, note: 'of CPU, better-sqlite3 alone' };
}
