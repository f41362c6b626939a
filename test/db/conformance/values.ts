import { asc, eq, lt, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { Current } from '../conformance.ts';

type Row = Omit<Current extends () => { probes: { $inferInsert: infer R } } ? R : never, 'id'>;

const CASES: [string, Row][] = [
  ['an instant keeps its milliseconds', { at: new Date('2026-11-23T01:02:03.456Z') }],
  ['an instant may lie before 1970', { at: new Date('1969-07-20T20:17:40.001Z') }],
  ['an instant may lie far ahead', { at: new Date('9999-12-31T23:59:59.999Z') }],
  ['a number may have 53 bits', { cents: Number.MAX_SAFE_INTEGER }],
  ['a number may be negative', { cents: -Number.MAX_SAFE_INTEGER, count: -7, ratio: -0.1 }],
  ['true and false are kept apart', { on: false }],
  ['json keeps its shape', { facts: { a: [1, null, { b: 'ü "quoted" \\ 🦊' }], c: true } }],
  ['json may be a list', { facts: ['x', 2] }],
  ['text keeps every script', { note: "Zoë O'Neil 山田 🦊 \n\t" }],
  ['a word of a closed set is kept', { kind: 'warm' }],
  ['nothing stays nothing', { note: null, at: null, facts: null, raw: null, cents: null }],
];

export function describeValues(current: Current): void {
  const store = async (row: Row) => {
    const { db, probes } = current();
    await db.tx((tx) => tx.insert(probes).values({ id: 'x', ...row }));
    const [found] = await db.read.select().from(probes).where(eq(probes.id, 'x'));
    return found;
  };

  test.each(CASES)('%s', async (_, row) => {
    expect(await store(row)).toMatchObject(row);
  });

  test('bytes come back as they were, NUL and invalid UTF-8 included', async () => {
    const raw = Uint8Array.from([0, 255, 0xc3, 0x28, 10, 0]);
    const found = await store({ raw });
    expect(found?.raw).toBeInstanceOf(Uint8Array);
    expect(Array.from(found?.raw ?? [])).toEqual(Array.from(raw));
  });

  test('text sorts bytewise', async () => {
    const { db, probes } = current();
    const words = ['b', 'B', 'a', 'é', 'Z', '10', '9', '_', 'ab', 'a b', 'A'];
    await db.tx((tx) => tx.insert(probes).values(words.map((id) => ({ id }))));
    const rows = await db.read.select({ id: probes.id }).from(probes).orderBy(asc(probes.id));
    const bytewise = words.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
    expect(rows.map(({ id }) => id)).toEqual(bytewise);
  });

  test('instants compare as moments', async () => {
    const { db, probes } = current();
    const rows = [0, 1, 2].map((ms) => ({ id: `${ms}`, at: new Date(ms) }));
    await db.tx((tx) => tx.insert(probes).values(rows));
    const due = await db.read
      .select()
      .from(probes)
      .where(lt(probes.at, new Date(1)));
    expect(due.map(({ id }) => id)).toEqual(['0']);
  });

  test('a count is a number', async () => {
    const { db, probes } = current();
    const [row] = await db.read.select({ n: sql<number>`count(*)` }).from(probes);
    expect(row?.n).toBe(0);
    expect(await db.read.$count(probes)).toBe(0);
  });

  test('a conditional update says whether it applied', async () => {
    const { db, seats } = current();
    await db.tx((tx) => tx.insert(seats).values({ id: '1', room: 'r', state: 'open' }));
    const claim = (holder: string) =>
      db.tx((tx) =>
        tx
          .update(seats)
          .set({ state: 'taken', holder })
          .where(sql`${seats.id} = '1' and ${seats.state} = 'open'`)
          .returning({ holder: seats.holder }),
      );
    expect(await claim('ana')).toEqual([{ holder: 'ana' }]);
    expect(await claim('ben')).toEqual([]);
  });
}
