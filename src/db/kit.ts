import * as pg from 'drizzle-orm/pg-core';
import * as lite from 'drizzle-orm/sqlite-core';

type Values = readonly [string, ...string[]];

/** Bytewise like SQLite's text, whatever locale the cluster was created with. */
const bytewiseText = pg.customType<{ data: string }>({ dataType: () => 'text collate "C"' });
const bytea = pg.customType<{ data: Uint8Array }>({ dataType: () => 'bytea' });

/**
 * The column builders of a table file: one vocabulary for both engines. PostgreSQL's kit is the
 * canonical type; a table written against `Kit` works on SQLite as well.
 */
export const pgKit = {
  table: pg.pgTable,
  text: (name: string) => bytewiseText(name),
  /**
   * A closed set of words, held by the type alone: with a CHECK constraint every new word would
   * rebuild the table on SQLite.
   */
  enumText: <const V extends Values>(name: string, _values: V) =>
    bytewiseText(name).$type<V[number]>(),
  /** A whole number within 32 bits. */
  int: (name: string) => pg.integer(name),
  /** A whole number up to 2^53: money in minor units, counters, scaled lags. */
  bigint: (name: string) => pg.bigint(name, { mode: 'number' }),
  real: (name: string) => pg.doublePrecision(name),
  bool: (name: string) => pg.boolean(name),
  /** A moment to the millisecond, a `Date` in code. */
  instant: (name: string) => pg.timestamp(name, { withTimezone: true, precision: 3, mode: 'date' }),
  /** PostgreSQL reorders keys: hash a canonical string, never the stored value. */
  json: <T>(name: string) => pg.jsonb(name).$type<T>(),
  /** Raw bytes; a `Buffer` comes back, which is a `Uint8Array`. */
  bytes: (name: string) => bytea(name),
  index: pg.index,
  uniqueIndex: pg.uniqueIndex,
  primaryKey: pg.primaryKey,
  check: pg.check,
};

export type Kit = typeof pgKit;

const blob = lite.customType<{ data: Uint8Array }>({ dataType: () => 'blob' });

export const sqliteKit = {
  table: lite.sqliteTable,
  text: (name: string) => lite.text(name),
  enumText: (name: string, _values: Values) => lite.text(name),
  int: (name: string) => lite.integer(name),
  bigint: (name: string) => lite.integer(name),
  real: (name: string) => lite.real(name),
  bool: (name: string) => lite.integer(name, { mode: 'boolean' }),
  instant: (name: string) => lite.integer(name, { mode: 'timestamp_ms' }),
  json: (name: string) => lite.text(name, { mode: 'json' }),
  bytes: (name: string) => blob(name),
  index: lite.index,
  uniqueIndex: lite.uniqueIndex,
  primaryKey: lite.primaryKey,
  check: lite.check,
} as unknown as Kit;
