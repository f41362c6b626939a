import { getTableColumns, type SQL, sql } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { Order, Tx } from './database.ts';
import type { Tables } from './tables/index.ts';

type Placeholders<T extends PgTable> = { [K in keyof T['$inferInsert']]: SQL };

/** A placeholder for each column of a table, under the column's name in code. */
export function placeholdersOf<T extends PgTable>(table: T): Placeholders<T> {
  const names = Object.keys(getTableColumns(table));
  const entries = names.map((name) => [name, sql`${sql.placeholder(name)}`]);
  return Object.fromEntries(entries) as Placeholders<T>;
}

/** The values of a row as its columns store them; what is left out takes its default, or null. */
export function encodeRow<T extends PgTable>(
  table: T,
  row: T['$inferInsert'],
): Record<string, unknown> {
  const given: Record<string, unknown> = row;
  const encoded: Record<string, unknown> = {};
  for (const [name, column] of columnsOf(table)) {
    const value = given[name] ?? column.default ?? null;
    encoded[name] = value === null ? null : column.mapToDriverValue(value);
  }
  return encoded;
}

const columns = new WeakMap<PgTable, [name: string, column: PgColumn][]>();

/** Listing them takes as long as encoding a row. */
function columnsOf(table: PgTable): [name: string, column: PgColumn][] {
  const known = columns.get(table) ?? Object.entries(getTableColumns(table));
  columns.set(table, known);
  return known;
}

const inserts = new Map<keyof Tables, Order>();

/** Inserts one row by a statement that is written once for each table and connection. */
export async function insertRow<N extends keyof Tables>(
  tx: Tx,
  name: N,
  row: Tables[N]['$inferInsert'],
): Promise<void> {
  const table: PgTable = tx.t[name];
  const order = inserts.get(name) ?? insertInto(name);
  inserts.set(name, order);
  await tx.give(order, encodeRow(table, row));
}

function insertInto(name: keyof Tables): Order {
  return (tx) => {
    const table: PgTable = tx.t[name];
    return tx.insert(table).values(placeholdersOf(table));
  };
}
