import { readdirSync, readFileSync } from 'node:fs';
import {
  type DrizzleSnapshotJSON,
  type DrizzleSQLiteSnapshotJSON,
  generateDrizzleJson,
  generateMigration,
  generateSQLiteDrizzleJson,
  generateSQLiteMigration,
} from 'drizzle-kit/api';
import { expect, test } from 'vitest';
import { migrationsFolder } from '../../src/db/engine/migrate.ts';
import * as postgres from '../../src/db/schema.pg.ts';
import * as sqlite from '../../src/db/schema.sqlite.ts';

function latestSnapshot(folder: string): unknown {
  const meta = `${folder}/meta`;
  const snapshots = readdirSync(meta).filter((name) => name.endsWith('_snapshot.json'));
  return JSON.parse(readFileSync(`${meta}/${snapshots.toSorted().at(-1)}`, 'utf8'));
}

test.each([
  ['sqlite', sqlite],
  ['postgres', postgres],
])('every table is an export of its own for %s', (_, { tables, ...exported }) => {
  expect(exported).toEqual(tables);
});

test('the SQLite migrations say what the tables say (else: npm run db:new -- name)', async () => {
  const before = latestSnapshot(migrationsFolder('sqlite')) as DrizzleSQLiteSnapshotJSON;
  const now = await generateSQLiteDrizzleJson(sqlite.tables);
  expect(await generateSQLiteMigration(before, now)).toEqual([]);
});

test('the PostgreSQL migrations say what the tables say (else: npm run db:new -- name)', async () => {
  const before = latestSnapshot(migrationsFolder('postgres')) as DrizzleSnapshotJSON;
  const now = generateDrizzleJson(postgres.tables);
  expect(await generateMigration(before, now)).toEqual([]);
});
