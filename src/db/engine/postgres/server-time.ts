import { sql } from 'drizzle-orm';
import type { Database } from '../../database.ts';

/** What the PostgreSQL server's clock says: several instances agree on that one. */
export async function readServerTime(db: Database): Promise<Date> {
  const epoch = sql<number>`extract(epoch from clock_timestamp()) * 1000`.mapWith(Number);
  const [row] = await db.read.select({ epoch }).from(sql`(select 1) as one`);
  return new Date(row?.epoch ?? Date.now());
}
