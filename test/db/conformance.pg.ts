import { afterAll } from 'vitest';
import { openPostgres } from '../../src/db/engine/postgres/postgres.ts';
import { createMigrated } from '../support/rivals.ts';
import { describeConformance, type Store } from './conformance.ts';

const migrated = await createMigrated();
afterAll(migrated.drop);

async function open(): Promise<Store> {
  const copy = await migrated.copy();
  const db = openPostgres(copy.url);
  const close = async () => {
    await db.close();
    await copy.drop();
  };
  return { db, run: copy.run, close };
}

describeConformance({ name: 'PostgreSQL', open, unguarded: 'doubles' });
