import { afterAll } from 'vitest';
import { openPostgres } from '../../src/db/engine/postgres/postgres.ts';
import { createScratchDatabase } from '../support/postgres.ts';
import { describeConformance, type Store } from './conformance.ts';

const scratch = await createScratchDatabase();
afterAll(scratch.drop);

async function open(): Promise<Store> {
  await scratch.run('drop schema public cascade; create schema public');
  const db = openPostgres(scratch.url);
  return { db, run: scratch.run, close: () => db.close() };
}

describeConformance({ name: 'PostgreSQL', open, unguarded: 'doubles' });
