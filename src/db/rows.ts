/** The only row of a query that finds one or none. */
export function firstOf<T>(rows: T[]): T | null {
  return rows[0] ?? null;
}
