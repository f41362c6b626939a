import { asc, eq, gte, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { Question, Reader, Tx } from '../../../src/db/database.ts';
import { driverCodes } from '../../../src/db/engine/faults.ts';
import type { Current } from '../conformance.ts';

/** A select that is asked often gives what the same select gives, and minds the same borders. */
export function describeQuestions(current: Current): void {
  const asking = () => {
    const { db, probes } = current();
    const ofNote: Question<typeof probes.$inferSelect> = (from) =>
      from
        .select()
        .from(probes)
        .where(eq(probes.note, sql.placeholder('note')))
        .orderBy(asc(probes.id));
    const counted: Question<{ id: string; count: number | null }> = (from) =>
      from
        .select({ id: probes.id, count: probes.count })
        .from(probes)
        .where(gte(probes.count, sql.placeholder('least')))
        .orderBy(asc(probes.id));
    const put = (id: string, note: string, count: number) =>
      db.tx((tx) => tx.insert(probes).values({ id, note, count, at: new Date(7), on: true }));
    return { db, probes, ofNote, counted, put };
  };

  test('a question is asked again with other values, in reads and in transactions', async () => {
    const { db, ofNote, counted, put } = asking();
    await put('a', 'red', 1);
    await put('b', 'blue', 2);
    const ids = async (from: Reader, note: string) =>
      (await from.ask(ofNote, { note })).map(({ id }) => id);
    expect([await ids(db.read, 'red'), await ids(db.read, 'blue')]).toEqual([['a'], ['b']]);
    await put('c', 'red', 3);
    expect(await ids(db.read, 'red')).toEqual(['a', 'c']);
    const inside = await db.tx(async (tx) => [
      await ids(tx, 'red'),
      await tx.ask(counted, { least: 2 }),
    ]);
    expect(inside).toEqual([
      ['a', 'c'],
      [
        { id: 'b', count: 2 },
        { id: 'c', count: 3 },
      ],
    ]);
  });

  test('it sees what its own transaction wrote, and nobody else before the commit', async () => {
    const { db, probes, ofNote } = asking();
    const seen = await db.tx(async (tx) => {
      await tx.insert(probes).values({ id: 'a', note: 'mine' });
      return (await tx.ask(ofNote, { note: 'mine' })).length;
    });
    expect(seen).toBe(1);
  });

  test('columns come back as the same select gives them', async () => {
    const { db, probes, ofNote, put } = asking();
    await put('a', 'red', 1);
    const plain = await db.read.select().from(probes).where(eq(probes.note, 'red'));
    expect(await db.read.ask(ofNote, { note: 'red' })).toEqual(plain);
    expect(plain[0]).toMatchObject({ at: new Date(7), on: true });
  });

  test('it is refused where a statement is: inside for db.read, afterwards for a transaction', async () => {
    const { db, ofNote } = asking();
    const note = 'red';
    await expect(db.tx(() => db.read.ask(ofNote, { note }))).rejects.toMatchObject({
      code: 'bug.call_in_transaction',
    });
    let kept: Tx | undefined;
    await db.tx(async (tx) => {
      kept = tx;
    });
    // PostgreSQL's builder wraps what its client throws.
    const late = await kept?.ask(ofNote, { note }).catch((error: unknown) => error);
    expect(driverCodes(late)).toContain('bug.late_statement');
  });
}
