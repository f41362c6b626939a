import { getTableName, is, SQL } from 'drizzle-orm';
import type { Database, Tx } from '../../../src/db/database.ts';

/** Which of the guards around an offer are left out. */
interface LeftOut {
  /** The row of the lead is not locked, nor the ledger. */
  locks?: boolean;
  /** An offer is settled, and an assignment given a rep, whatever their state is. */
  compareAndSet?: boolean;
}

/** The store as it runs, with guards left out, to show that a test would notice. */
export function unguarded(db: Database, { locks, compareAndSet }: LeftOut): Database {
  return {
    ...db,
    ...(locks && { lock: (query) => query, mutex: async () => {} }),
    ...(compareAndSet && { tx: (work, options) => db.tx((tx) => work(settlingAll(tx)), options) }),
  };
}

/** By table, the column that is set where a compare-and-set stands before it. */
const GUARDED: Record<string, string> = { offers: 'settledAt', assignments: 'repId' };

function settlingAll(tx: Tx): Tx {
  const update: Tx['update'] = (table) => {
    const builder = tx.update(table);
    const guarded = GUARDED[getTableName(table)];
    if (!guarded) return builder;
    const set = builder.set.bind(builder);
    builder.set = (values) => {
      const statement = set(values);
      const where = statement.where.bind(statement);
      statement.where = (condition) => where(guarded in values ? byIdOnly(condition) : condition);
      return statement;
    };
    return builder;
  };
  return new Proxy(tx, { get: (of, key) => (key === 'update' ? update : Reflect.get(of, key)) });
}

/** Of `id = … and state = …` the first half. */
function byIdOnly(condition: SQL | undefined): SQL | undefined {
  const parts = condition?.queryChunks.flatMap((chunk) => (is(chunk, SQL) ? [chunk] : [])) ?? [];
  const [both] = parts;
  const [byId] = both?.queryChunks.filter((chunk) => is(chunk, SQL)) ?? [];
  if (!byId) throw new Error('An offer is settled by another condition than before.');
  return byId;
}
