import { setTimeout as delay } from 'node:timers/promises';
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { assertNotInTransaction, type Tx } from '../../../src/db/database.ts';
import type { Current } from '../conformance.ts';

export function describeTransactions(current: Current): void {
  const add = (tx: Tx, id: string) => tx.insert(current().probes).values({ id });
  const ids = async () => {
    const { db, probes } = current();
    const rows = await db.read.select({ id: probes.id }).from(probes).orderBy(probes.id);
    return rows.map((row) => row.id);
  };

  test('what a transaction returns and writes is there once it resolves', async () => {
    const { db } = current();
    const answer = await db.tx(async (tx) => {
      await add(tx, 'a');
      return 'done';
    });
    expect(answer).toBe('done');
    expect(await ids()).toEqual(['a']);
  });

  test('a transaction that throws leaves nothing and rejects with what was thrown', async () => {
    const { db } = current();
    const thrown = new Error('stop');
    const failing = db.tx(async (tx) => {
      await add(tx, 'a');
      throw thrown;
    });
    await expect(failing).rejects.toBe(thrown);
    expect(await ids()).toEqual([]);
  });

  test('of transactions that wait together each is kept or undone alone', async () => {
    const { db } = current();
    const outcomes = await Promise.allSettled(
      ['a', 'b', 'c', 'd'].map((id) =>
        db.tx(async (tx) => {
          await add(tx, id);
          if (id === 'a' || id === 'c') throw new Error(id);
        }),
      ),
    );
    expect(outcomes.map(({ status }) => status)).toEqual([
      'rejected',
      'fulfilled',
      'rejected',
      'fulfilled',
    ]);
    expect(await ids()).toEqual(['b', 'd']);
  });

  test('a caller hears of its transaction only after the commit', async () => {
    const { db } = current();
    const names = Array.from({ length: 50 }, (_, i) => `p${i}`);
    const unseen = await Promise.all(
      names.map(async (id) => {
        await db.tx((tx) => add(tx, id));
        return (await ids()).includes(id) ? [] : [id];
      }),
    );
    expect(unseen.flat()).toEqual([]);
  });

  test('a transaction reads what it wrote', async () => {
    const { db, probes } = current();
    const seen = await db.tx(async (tx) => {
      await add(tx, 'a');
      return await tx.select().from(probes).where(eq(probes.id, 'a'));
    });
    expect(seen).toHaveLength(1);
  });

  test('a transaction inside a transaction is refused', async () => {
    const { db } = current();
    const nested = db.tx(() => db.tx((tx) => add(tx, 'a')));
    await expect(nested).rejects.toMatchObject({ code: 'bug.nested_transaction' });
  });

  test('db.read inside a transaction is refused, even when taken out before', async () => {
    const { db, probes } = current();
    const { read } = db;
    const reading = db.tx(async () => {
      await read.select().from(probes);
    });
    await expect(reading).rejects.toSatisfy(hasCode('bug.call_in_transaction'));
  });

  test('a call to the outside world inside a transaction is refused', async () => {
    const { db } = current();
    const calling = db.tx(async () => assertNotInTransaction('Slack'));
    await expect(calling).rejects.toMatchObject({ code: 'bug.call_in_transaction' });
    expect(() => assertNotInTransaction('Slack')).not.toThrow();
  });

  test('work begun inside a transaction may open its own after the end', async () => {
    const { db } = current();
    let later: Promise<unknown> = Promise.resolve();
    await db.tx(async (tx) => {
      await add(tx, 'a');
      later = delay(30).then(() => db.tx((own) => add(own, 'b')));
    });
    await later;
    expect(await ids()).toEqual(['a', 'b']);
  });

  test('past its deadline a transaction is undone and its late statements refused', async () => {
    const { db } = current();
    let late: Promise<unknown> = Promise.resolve();
    const slow = db.tx(
      (tx) => {
        late = add(tx, 'early')
          .then(() => delay(150))
          .then(() => add(tx, 'late'));
        return late;
      },
      { deadlineMs: 50 },
    );
    await expect(slow).rejects.toMatchObject({ code: 'upstream.store_timeout', retryable: true });
    const refused = expect(late).rejects.toSatisfy(hasCode('bug.late_statement'));
    await db.tx(async (tx) => {
      await add(tx, 'other');
      await delay(200);
    });
    await refused;
    expect(await ids()).toEqual(['other']);
  });

  test('a unique violation is recognised and nothing else is', async () => {
    const { db, run } = current();
    await db.tx((tx) => add(tx, 'a'));
    const twice = await db.tx((tx) => add(tx, 'a')).catch((error: unknown) => error);
    const missing = await run('select * from nowhere').catch((error: unknown) => error);
    expect(db.isUniqueViolation(twice)).toBe(true);
    expect(db.isUniqueViolation(missing)).toBe(false);
    expect(String(twice)).not.toContain('params');
  });

  test('a partial unique index holds the rows it names and no others', async () => {
    const { db, seats } = current();
    const take = (id: string, state: string) =>
      db.tx((tx) =>
        tx.insert(seats).values({ id, room: 'r', state }).onConflictDoNothing().returning(),
      );
    expect(await take('1', 'closed')).toHaveLength(1);
    expect(await take('2', 'closed')).toHaveLength(1);
    expect(await take('3', 'open')).toHaveLength(1);
    expect(await take('4', 'open')).toHaveLength(0);
  });
}

/** Drizzle may wrap what the guard throws. */
function hasCode(code: string) {
  return (error: unknown): boolean =>
    error instanceof Error &&
    (('code' in error && error.code === code) || hasCode(code)(error.cause));
}
