import {
  generateDrizzleJson,
  generateMigration,
  generateSQLiteDrizzleJson,
  generateSQLiteMigration,
} from 'drizzle-kit/api';
import { sql } from 'drizzle-orm';
import type { Dialect } from '../../src/db/database.ts';
import { type Kit, pgKit, sqliteKit } from '../../src/db/kit.ts';

/** Small tables of the conformance suite's own: one with every kind of column, one with a rule. */
function defineProbes(k: Kit) {
  const probes = k.table('probes', {
    id: k.text('id').primaryKey(),
    note: k.text('note'),
    kind: k.enumText('kind', ['warm', 'cold']),
    count: k.int('count'),
    cents: k.bigint('cents'),
    ratio: k.real('ratio'),
    on: k.bool('on'),
    at: k.instant('at'),
    facts: k.json<unknown>('facts'),
    raw: k.bytes('raw'),
  });
  const seats = k.table(
    'seats',
    {
      id: k.text('id').primaryKey(),
      room: k.text('room').notNull(),
      state: k.text('state').notNull(),
      holder: k.text('holder'),
    },
    (t) => [k.uniqueIndex('seats_open').on(t.room).where(sql`${t.state} = 'open'`)],
  );
  return { probes, seats };
}

const kits = { sqlite: sqliteKit, postgres: pgKit };

export const probesOf = (dialect: Dialect) => defineProbes(kits[dialect]);

/** The statements that create the probes, from the same kit and generator as the real tables. */
export async function probeStatements(dialect: Dialect): Promise<string[]> {
  const probes = probesOf(dialect);
  if (dialect === 'postgres') {
    return await generateMigration(generateDrizzleJson({}), generateDrizzleJson(probes));
  }
  const empty = await generateSQLiteDrizzleJson({});
  return await generateSQLiteMigration(empty, await generateSQLiteDrizzleJson(probes));
}
