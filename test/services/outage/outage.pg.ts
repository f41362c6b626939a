import { afterAll, afterEach, beforeEach } from 'vitest';
import type { Database } from '../../../src/db/database.ts';
import { openPostgres } from '../../../src/db/engine/postgres/postgres.ts';
import { createScratchDatabase } from '../../support/postgres.ts';
import { createWorld } from '../../support/world.ts';
import { outageStories } from './outage-stories.ts';

const scratch = await createScratchDatabase();
afterAll(scratch.drop);

let db: Database;
beforeEach(async () => {
  await scratch.run('drop schema public cascade; create schema public');
  db = openPostgres(scratch.url);
  await db.migrate();
});
afterEach(() => db.close());

outageStories((options = {}) => createWorld({ ...options, db }));
