import { afterAll, afterEach, beforeEach } from 'vitest';
import type { Database } from '../../src/db/database.ts';
import { openPostgres } from '../../src/db/engine/postgres/postgres.ts';
import { createScratchDatabase } from './postgres.ts';

/** Two processes on one migrated, empty PostgreSQL database, with connections of their own. */
export interface Rivals {
  db: Database;
  rival: Database;
}

/** For a whole test file: what it holds is new before each test. */
export async function openRivals(): Promise<Rivals> {
  const scratch = await createScratchDatabase();
  afterAll(scratch.drop);
  const open = () => openPostgres(scratch.url);
  const rivals = { db: open(), rival: open() };
  beforeEach(async () => {
    await scratch.run('drop schema public cascade; create schema public');
    Object.assign(rivals, { db: open(), rival: open() });
    await rivals.db.migrate();
  });
  afterEach(async () => {
    await rivals.db.close();
    await rivals.rival.close();
  });
  return rivals;
}
