import Sqlite from 'better-sqlite3';
import type { Database } from '../../../src/db/database.ts';
import { listDueClocks } from '../../../src/db/delivery/clock-store.ts';
import { openDatabase } from '../../../src/db/open.ts';
import type { Figure } from '../main.ts';
import { rank, verdict } from './judge.ts';

const CLOCKS = 1_000_000;
const ASKED = 100;
const TIMES = 2_000;
/** A look through all of them takes long enough to be asked a few times only. */
const SCANS = 5;
const GOAL_US = 500;
const INDEX = 'sla_clocks_next';

/** The next clocks out of a million that are all due, beside the same table without its index. */
export async function benchDue(file: string): Promise<Figure[]> {
  const db = await openDatabase(`file:${file}`);
  try {
    await db.migrate();
    const now = new Date();
    const fillMs = fill(file, now);
    const byIndex = await timesOf(db, { now, times: TIMES });
    execute(file, `drop index ${INDEX}`);
    const byScan = await timesOf(db, { now, times: SCANS });
    return figuresOf({ byIndex, byScan, fillMs });
  } finally {
    await db.close();
  }
}

function figuresOf(took: { byIndex: number[]; byScan: number[]; fillMs: number }): Figure[] {
  const { byIndex, byScan, fillMs } = took;
  const value = rank(byIndex, 0.5);
  const control = rank(byScan, 0.5);
  const of = `of ${CLOCKS.toLocaleString('en')}`;
  const p99 = `p99 ${rank(byIndex, 0.99).toFixed(0)} µs`;
  return [
    {
      name: `next ${ASKED} clocks ${of}, without the index (control)`,
      value: control,
      unit: 'µs',
      note: `median of ${SCANS}; the same file and query`,
    },
    {
      name: `next ${ASKED} clocks ${of} that are due`,
      value,
      unit: 'µs',
      note: `median of ${TIMES}, ${p99}, ${(control / value).toFixed(0)} × faster; ${verdict(`${GOAL_US} µs`, value <= GOAL_US)}`,
    },
    {
      name: `writing ${CLOCKS.toLocaleString('en')} clocks, one transaction`,
      value: fillMs / 1_000,
      unit: 's',
      note: 'by SQLite itself, for these figures only',
    },
  ];
}

async function timesOf(
  db: Database,
  { now, times }: { now: Date; times: number },
): Promise<number[]> {
  const took: number[] = [];
  for (let n = 0; n < times; n++) {
    const startedAt = performance.now();
    const found = await listDueClocks(db.read, now, ASKED);
    took.push((performance.now() - startedAt) * 1_000);
    if (found.length !== ASKED) throw new Error(`Found ${found.length} clocks.`);
  }
  return took;
}

/** Running claim clocks of a rep each second or so, in no order of time. Returns milliseconds. */
function fill(file: string, now: Date): number {
  const events = JSON.stringify([{ do: 'breach', at: now.toISOString() }]);
  const startedAt = performance.now();
  execute(
    file,
    `insert into sla_clocks (id, lead_id, assignment_id, offer_id, rep_id, kind, state, tier,
       policy_version, started_at, due_at, events, fired, next_event_at)
     with recursive n(i) as (select 1 union all select i + 1 from n where i < ${CLOCKS})
     select printf('sla_%08d', i), printf('lead_%08d', i), printf('asg_%08d', i),
       printf('ofr_%08d', i), 'rep' || (i % 50), 'claim', 'running', 'standard', 1,
       ${now.getTime()} - 900000, at, '${events}', 0, at
     from (select i, ${now.getTime()} - (i * 7919) % 86400000 as at from n)`,
  );
  return performance.now() - startedAt;
}

function execute(file: string, statement: string): void {
  const raw = new Sqlite(file);
  raw.exec(statement);
  raw.close();
}
