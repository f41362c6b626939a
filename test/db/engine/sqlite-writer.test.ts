import type Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { connectSqlite } from '../../../src/db/engine/sqlite/sqlite-connection.ts';
import { SqliteWriter } from '../../../src/db/engine/sqlite/sqlite-writer.ts';
import { memoryFile } from '../../support/db.ts';

let client: Sqlite.Database;
let writer: SqliteWriter;

beforeEach(() => {
  client = connectSqlite(memoryFile());
  client.exec('create table notes (body text)');
  writer = new SqliteWriter(client);
});
afterEach(() => client.close());

const add = async (body: string) => client.prepare('insert into notes values (?)').run(body);
const large = () => add('x'.repeat(100_000));
const lostAndSwallowed = async () => client.exec('ROLLBACK');
const lostAndThrown = async () => {
  client.exec('ROLLBACK');
  throw new Error('disk I/O error');
};
const bodies = () => client.prepare('select body from notes').pluck().all();
const settle = async (runs: (() => Promise<unknown>)[]) => {
  const outcomes = await Promise.allSettled(runs.map((run) => writer.submit(run)));
  return outcomes.map((o) => (o.status === 'fulfilled' ? 'kept' : (o.reason.code ?? 'thrown')));
};

test('transactions that wait together share one commit', async () => {
  const commits: string[] = [];
  const exec = client.exec.bind(client);
  client.exec = (text) => {
    if (text === 'COMMIT') commits.push(text);
    return exec(text);
  };
  await settle(Array.from({ length: 40 }, (_, i) => () => add(`${i}`)));
  expect(bodies()).toHaveLength(40);
  expect(commits.length).toBeLessThan(10);
});

test('a full disk refuses what does not fit, keeps the rest, and recovers by itself', async () => {
  await settle([() => add('before')]);
  const pages = client.pragma('page_count', { simple: true });
  client.pragma(`max_page_count = ${String(pages)}`);
  expect(await settle([large])).toEqual([
    expect.stringMatching(/SQLITE_FULL|upstream.store_failed/),
  ]);
  expect(bodies()).toEqual(['before']);
  client.pragma('max_page_count = 100000');
  expect(await settle([large, () => add('after')])).toEqual(['kept', 'kept']);
});

test('when the engine rolls everything back the whole group hears that it failed', async () => {
  const outcomes = await settle([() => add('a'), lostAndThrown, () => add('c')]);
  expect(outcomes).toEqual(['upstream.store_failed', 'upstream.store_failed', 'kept']);
  expect(bodies()).toEqual(['c']);
});

test('a transaction that swallows such a failure is not told that it was kept', async () => {
  expect(await settle([() => add('a'), lostAndSwallowed])).toEqual([
    'upstream.store_failed',
    'upstream.store_failed',
  ]);
  expect(bodies()).toEqual([]);
});

test('when the commit fails nobody is told that it worked, and the next group runs', async () => {
  const exec = client.exec.bind(client);
  let failures = 1;
  client.exec = (text) => {
    if (text === 'COMMIT' && failures-- > 0) throw new Error('disk I/O error');
    return exec(text);
  };
  expect(await settle([() => add('a'), () => add('b')])).toEqual([
    'upstream.store_failed',
    'upstream.store_failed',
  ]);
  expect(client.inTransaction).toBe(false);
  expect(await settle([() => add('c')])).toEqual(['kept']);
  expect(bodies()).toEqual(['c']);
});

test('a busy writer lets timers run', async () => {
  let ticks = 0;
  const ticking = setInterval(() => ticks++, 1);
  await settle(Array.from({ length: 5_000 }, (_, i) => () => add(`${i}`)));
  clearInterval(ticking);
  expect(ticks).toBeGreaterThan(2);
});

test('the queue has an end', async () => {
  const outcomes = await settle(Array.from({ length: 10_050 }, () => async () => 'fine'));
  expect(outcomes.filter((outcome) => outcome === 'upstream.store_busy').length).toBeGreaterThan(0);
  expect(await settle([() => add('next')])).toEqual(['kept']);
});

test('closing finishes what waits and refuses what comes later', async () => {
  const waiting = settle([() => add('a'), () => add('b')]);
  await writer.close();
  expect(await waiting).toEqual(['kept', 'kept']);
  expect(await settle([() => add('c')])).toEqual(['upstream.store_busy']);
});

test('what somebody waits for goes first, and the rest is not left behind', async () => {
  const done: string[] = [];
  const run = (name: string) => async () => {
    done.push(name);
  };
  const background = writer.submit(run('background'));
  const late = writer.submit(run('late'));
  const urgent = Array.from({ length: 60 }, (_, n) =>
    writer.submit(run(`urgent ${n}`), { urgent: true }),
  );
  await Promise.all([background, late, ...urgent]);
  expect(done).toHaveLength(62);
  expect(done.indexOf('background')).toBeGreaterThan(20);
  expect(done.indexOf('late')).toBeLessThan(55);
});
