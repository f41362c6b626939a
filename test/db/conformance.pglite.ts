import { PGlite } from '@electric-sql/pglite';
import { afterAll, beforeAll } from 'vitest';
import { openPglite } from '../support/pglite.ts';
import { describeConformance, type Store } from './conformance.ts';

let server: PGlite;
beforeAll(async () => {
  server = await PGlite.create();
});
afterAll(() => server.close());

async function open(): Promise<Store> {
  await server.exec('drop schema public cascade; create schema public');
  const run = async (statement: string) => {
    await server.exec(statement);
  };
  return { db: openPglite(server), run, close: async () => {} };
}

describeConformance({ name: 'PGlite', open });
