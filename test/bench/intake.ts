import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { systemClock } from '../../src/adapters/clock.ts';
import { openDatabase } from '../../src/db/open.ts';
import { idsFrom } from '../../src/ids.ts';
import { parseSubmission } from '../../src/routing/intake/parse-submission.ts';
import type { Context } from '../../src/services/context.ts';
import { intakeLead } from '../../src/services/intake-lead.ts';
import type { Figure } from './main.ts';

const LEADS = 3_000;
const AT_ONCE = 50;
const SOURCE = {
  id: 'bench',
  kind: 'generic',
  channel: 'web',
  auth: 'standard_webhooks',
} as const;

/** Leads stored durably a second, beside raw group-committed inserts into the same kind of file. */
export async function benchIntake(): Promise<Figure[]> {
  const dir = mkdtempSync(join(tmpdir(), 'baton-bench-'));
  try {
    const control = rawInserts(join(dir, 'raw.db'));
    const stored = await storeLeads(`file:${join(dir, 'baton.db')}`);
    return [
      { name: 'raw inserts, 50 a commit (control)', value: control, unit: 'rows/s', note: 'FULL' },
      {
        name: 'leads stored durably, 50 at once',
        value: stored,
        unit: 'leads/s',
        note: `${(stored / control).toFixed(3)} × control; 6 rows a lead`,
      },
    ];
  } finally {
    rmSync(dir, { recursive: true });
  }
}

function rawInserts(file: string): number {
  const db = new Database(file);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.exec('create table t (id integer primary key, body blob)');
  const insert = db.prepare('insert into t (body) values (?)');
  const body = Buffer.alloc(600, 1);
  const startedAt = performance.now();
  for (let done = 0; done < LEADS; done += AT_ONCE) {
    db.transaction(() => {
      for (let i = 0; i < AT_ONCE; i++) insert.run(body);
    })();
  }
  const rate = (LEADS * 1_000) / (performance.now() - startedAt);
  db.close();
  return rate;
}

const quiet = () => {};

async function storeLeads(url: string): Promise<number> {
  const db = await openDatabase(url);
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
  const submission = { person: { email: `p${n}@c${n}.test` }, request: { form: 'demo' } };
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
