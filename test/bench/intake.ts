import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { systemClock } from '../../src/adapters/clock.ts';
import { openDatabase } from '../../src/db/open.ts';
import { idsFrom } from '../../src/ids.ts';
import { parseSubmission } from '../../src/routing/intake/parse-submission.ts';
import type { Context } from '../../src/services/context.ts';
import { intakeLead } from '../../src/services/intake/intake-lead.ts';
import type { Figure } from './main.ts';

const LEADS = 6_000;
const AT_ONCE = 100;
const ROUNDS = 3;
const SOURCE = {
  id: 'bench',
  kind: 'generic',
  channel: 'web',
  auth: 'standard_webhooks',
} as const;
/** What one new lead writes. */
const TABLES = ['idempotency_keys', 'people', 'deliveries', 'touches', 'leads', 'audit_events'];

/**
 * Leads stored durably a second, beside the same six rows a lead written by hand: prepared once, a
 * savepoint each, a hundred leads a commit, in the same schema on the same disk in the same minute.
 */
export async function benchIntake(): Promise<Figure[]> {
  const dir = mkdtempSync(join(tmpdir(), 'baton-bench-'));
  try {
    const controls: number[] = [];
    const stored: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const file = join(dir, `baton-${round}.db`);
      stored.push(await storeLeads(file));
      controls.push(await writeRows(join(dir, `raw-${round}.db`), file));
    }
    const [control, value] = [median(controls), median(stored)];
    const ratio = value / control;
    return [
      {
        name: `the same rows by hand, ${AT_ONCE} leads a commit (control)`,
        value: control,
        unit: 'leads/s',
        note: `synchronous FULL; median of ${ROUNDS}`,
      },
      {
        name: `leads stored durably, ${AT_ONCE} at once`,
        value,
        unit: 'leads/s',
        note: `${ratio.toFixed(2)} × control, gate 0.5: ${ratio >= 0.5 ? 'held' : 'MISSED'}`,
      },
    ];
  } finally {
    rmSync(dir, { recursive: true });
  }
}

type Row = Record<string, unknown>;

/** Copies of the rows of one stored lead, with keys of their own. */
async function writeRows(file: string, storedIn: string): Promise<number> {
  const samples = sampleRows(storedIn);
  const db = await openDatabase(`file:${file}`);
  await db.migrate();
  await db.close();
  const raw = new Sqlite(file);
  raw.pragma('journal_mode = WAL');
  raw.pragma('synchronous = FULL');
  raw.pragma('temp_store = MEMORY');
  const inserts = samples.map(({ table, row }) => ({
    row,
    insert: raw.prepare(`insert into ${table} (${columnsOf(row)}) values (${columnsOf(row, '@')})`),
  }));
  const save = raw.prepare('savepoint one');
  const release = raw.prepare('release one');
  const startedAt = performance.now();
  for (let done = 0; done < LEADS; done += AT_ONCE) {
    raw.transaction(() => {
      for (let n = done; n < done + AT_ONCE; n++) {
        save.run();
        for (const { insert, row } of inserts) insert.run(renamed(row, n));
        release.run();
      }
    })();
  }
  const rate = (LEADS * 1_000) / (performance.now() - startedAt);
  raw.close();
  return rate;
}

const columnsOf = (row: Row, before = '') =>
  Object.keys(row)
    .map((name) => before + name)
    .join(', ');

function sampleRows(file: string): { table: string; row: Row }[] {
  const db = new Sqlite(file, { readonly: true });
  const samples = TABLES.map((table) => ({
    table,
    row: db.prepare(`select * from ${table} limit 1`).get() as Row,
  }));
  db.close();
  return samples;
}

const KEYS = ['id', 'key', 'lead_id', 'delivery_id', 'person_key'];

function renamed(row: Row, n: number): Row {
  const keys = KEYS.filter((key) => key in row).map((key) => [key, `${String(row[key])}${n}`]);
  return { ...row, ...Object.fromEntries(keys) };
}

const quiet = () => {};

async function storeLeads(file: string): Promise<number> {
  const db = await openDatabase(`file:${file}`);
  await db.migrate();
  const ctx: Context = {
    db,
    clock: systemClock,
    newId: idsFrom(systemClock),
    log: { info: quiet, warn: quiet, error: quiet },
    crm: false,
    pages: false,
    wake: quiet,
  };
  let next = 0;
  const startedAt = performance.now();
  const sender = async () => {
    for (let n = next++; n < LEADS; n = next++) await storeOne(ctx, n);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, sender));
  const rate = (LEADS * 1_000) / (performance.now() - startedAt);
  await db.close();
  return rate;
}

async function storeOne(ctx: Context, n: number): Promise<void> {
  const submission = {
    person: { email: `p${n}@c${n}.test`, name: 'Dana Ode', title: 'CTO' },
    company: { name: 'Globex', employees: 1200, country: 'ES' },
    request: { form: 'demo', message: 'Need pricing for 300 seats by the end of the month' },
  };
  const parsed = parseSubmission(submission, ctx.clock.now());
  if ('rejected' in parsed) throw new Error('the bench sends usable leads');
  await intakeLead(ctx, {
    source: SOURCE,
    key: { kind: 'webhook_id', value: `bench-${n}` },
    body: Buffer.from(JSON.stringify(submission)),
    contentType: 'application/json',
    ...parsed,
  });
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
