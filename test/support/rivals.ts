import { afterAll, afterEach, beforeEach } from 'vitest';
import type { Database } from '../../src/db/database.ts';
import { openPostgres } from '../../src/db/engine/postgres/postgres.ts';
import { createScratchDatabase, type ScratchDatabase } from './postgres.ts';

/** Two processes on one migrated, empty PostgreSQL database, with connections of their own. */
export interface Rivals {
  db: Database;
  rival: Database;
}

/** For a whole test file: each test has a copy of its own. */
export async function openRivals(): Promise<Rivals> {
  const migrated = await createMigrated();
  afterAll(migrated.drop);
  const rivals = open(migrated);
  let copy = migrated;
  beforeEach(async () => {
    copy = await migrated.copy();
    Object.assign(rivals, open(copy));
  });
  afterEach(async () => {
    await rivals.db.close();
    await rivals.rival.close();
    await copy.drop();
  });
  return rivals;
}

const open = ({ url }: ScratchDatabase): Rivals => ({
  db: openPostgres(url),
  rival: openPostgres(url),
});

/** To be copied: to migrate anew before each test would be most of the time of the lane. */
export async function createMigrated(): Promise<ScratchDatabase> {
  const scratch = await createScratchDatabase();
  const db = openPostgres(scratch.url);
  await db.migrate();
  await db.close();
  return scratch;
}
