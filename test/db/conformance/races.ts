import { and, eq, getTableName } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { Tx } from '../../../src/db/database.ts';
import type { Current } from '../conformance.ts';

const PAIRS = 1_000;
const CHUNK = 50;
const RACERS = ['ana', 'ben'];

/** Only for engines with more than one connection: PGlite stays green with every guard removed. */
export function describeRaces(current: Current, options: { controlShowsDoubles: boolean }): void {
  const addSeats = () => {
    const { db, seats } = current();
    const rows = Array.from({ length: PAIRS }, (_, i) => ({
      id: `${i}`,
      room: 'r',
      state: 'free',
    }));
    return db.tx((tx) => tx.insert(seats).values(rows));
  };

  /** Both racers claim every seat at once; the seats that both were told they have. */
  const race = async (claim: (tx: Tx, id: string, holder: string) => Promise<boolean>) => {
    await addSeats();
    const winners: number[] = [];
    for (let from = 0; from < PAIRS; from += CHUNK) {
      const ids = Array.from({ length: CHUNK }, (_, i) => `${from + i}`);
      const counts = ids.map(async (id) => {
        const told = RACERS.map((holder) => current().db.tx((tx) => claim(tx, id, holder)));
        return (await Promise.all(told)).filter(Boolean).length;
      });
      winners.push(...(await Promise.all(counts)));
    }
    return winners;
  };

  const compareAndSet = async (tx: Tx, id: string, holder: string) => {
    const { seats } = current();
    const free = and(eq(seats.id, id), eq(seats.state, 'free'));
    const won = await tx.update(seats).set({ state: 'taken', holder }).where(free).returning();
    return won.length === 1;
  };

  const lookThenSet = async (tx: Tx, id: string, holder: string) => {
    const { seats } = current();
    const [seat] = await tx.select().from(seats).where(eq(seats.id, id));
    if (seat?.state !== 'free') return false;
    await tx.update(seats).set({ state: 'taken', holder }).where(eq(seats.id, id));
    return true;
  };

  test('of two who claim at once exactly one wins, a thousand times', async () => {
    const winners = await race(compareAndSet);
    expect(winners).toEqual(Array.from({ length: PAIRS }, () => 1));
  });

  test('the control without compare-and-set shows what this engine would let through', async () => {
    const doubles = (await race(lookThenSet)).filter((count) => count > 1).length;
    expect(doubles > 0).toBe(options.controlShowsDoubles);
  });

  test('a locked row makes looking first as safe as compare-and-set', async () => {
    const { db, seats } = current();
    const winners = await race(async (tx, id, holder) => {
      await db.lock(tx.select().from(seats).where(eq(seats.id, id)));
      return lookThenSet(tx, id, holder);
    });
    expect(winners).toEqual(Array.from({ length: PAIRS }, () => 1));
  });

  test('a mutex lets one in at a time', async () => {
    const { db } = current();
    let inside = 0;
    const crowds = await Promise.all(
      RACERS.map(() =>
        db.tx(async (tx) => {
          await db.mutex(tx, 'pool:emea');
          inside += 1;
          await tx.select().from(current().seats);
          return inside--;
        }),
      ),
    );
    expect(crowds).toEqual([1, 1]);
  });

  test('two who take due work at once never take the same', async () => {
    const { db, seats } = current();
    await addSeats();
    const take = () =>
      db.tx(async (tx) => {
        const due = tx.select().from(seats).where(eq(seats.state, 'free')).limit(100);
        const rows = await db.lock(due, { skipLocked: true });
        for (const { id } of rows) await compareAndSet(tx, id, 'worker');
        return rows.map(({ id }) => id);
      });
    const taken = (await Promise.all([take(), take(), take()])).flat();
    expect(new Set(taken).size).toBe(taken.length);
    expect(taken).toHaveLength(300);
  });

  test('two starters migrate a database once', async () => {
    const { db, run } = current();
    await run('drop table __drizzle_migrations');
    for (const table of Object.values(db.t)) await run(`drop table ${getTableName(table)}`);
    if (db.dialect === 'postgres') await run('drop function refuse_audit_change');
    const [one, two] = await Promise.all([db.migrate(), db.migrate()]);
    expect(Math.min(one, two)).toBe(0);
    expect(Math.max(one, two)).toBeGreaterThan(0);
  });
}
