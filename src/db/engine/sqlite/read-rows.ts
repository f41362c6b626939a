import { Column, getTableName, is, SQL } from 'drizzle-orm';

interface Decoder {
  mapFromDriverValue(value: unknown): unknown;
}

interface Selected {
  /** Where the value stands in the row: `['id']`, or `['account', 'id']` of a join. */
  path: string[];
  field: unknown;
}

/** What Drizzle has worked out about a select by the time it is prepared. */
export interface PreparedSelect {
  fields?: Selected[] | undefined;
  /** By table: false where the table may have no row in a join. */
  joinsNotNullableMap?: Record<string, boolean> | undefined;
}

type Row = Record<string, unknown>;

/**
 * Reads raw rows as Drizzle's own mapping does, which works the same out again for each value of
 * each row. Null where a joined table may be missing as a whole: that is left to Drizzle.
 */
export function compileRows(select: PreparedSelect): ((row: unknown[]) => Row) | null {
  const { fields } = select;
  if (!fields || fields.some((one) => mayBeMissing(one, select))) return null;
  const places = fields.map(({ path, field }) => ({ path, decoder: decoderOf(field) }));
  if (places.some(({ decoder, path }) => decoder === undefined || path.length > 2)) return null;
  return (row) => {
    const read: Row = {};
    let i = 0;
    for (const { path, decoder } of places) {
      const value = row[i++];
      put(read, path, value === null ? null : decoder?.mapFromDriverValue(value));
    }
    return read;
  };
}

function put(row: Row, path: readonly string[], value: unknown): void {
  const [name = ''] = path;
  if (path.length === 1) {
    row[name] = value;
    return;
  }
  row[name] ??= {};
  (row[name] as Row)[path[1] ?? ''] = value;
}

function mayBeMissing({ path, field }: Selected, { joinsNotNullableMap: map }: PreparedSelect) {
  if (path.length === 1 || !map || !is(field, Column)) return false;
  return map[getTableName(field.table)] !== true;
}

function decoderOf(field: unknown): Decoder | undefined {
  if (is(field, Column)) return field;
  const { sql = field } = field as { sql?: unknown };
  return is(sql, SQL) ? (sql as unknown as { decoder: Decoder }).decoder : undefined;
}
