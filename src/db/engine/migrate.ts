import { fileURLToPath } from 'node:url';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { AppError } from '../../errors.ts';
import type { Dialect } from '../database.ts';

/** Runs one statement on the connection that holds the migration's transaction. */
export type RunStatement = (statement: string) => Promise<readonly Record<string, unknown>[]>;

/** `migrations/<dialect>` of the package; src/ and dist/ are equally deep. */
export function migrationsFolder(dialect: Dialect): string {
  return fileURLToPath(new URL(`../../../migrations/${dialect}`, import.meta.url));
}

/**
 * Applies what is missing, in order. The caller holds a transaction and a lock that every other
 * migrator waits for, so two starters never collide and a failure leaves nothing behind.
 *
 * @returns how many migrations were applied
 * @throws AppError `conflict.newer_schema` when a newer Baton has already moved the schema on
 */
export async function applyMigrations(dialect: Dialect, run: RunStatement): Promise<number> {
  const known = readMigrationFiles({ migrationsFolder: migrationsFolder(dialect) });
  await run(
    'create table if not exists __drizzle_migrations (hash text not null, created_at bigint not null)',
  );
  const [row] = await run('select max(created_at) as last from __drizzle_migrations');
  const last = Number(row?.last ?? -1);
  if (last > (known.at(-1)?.folderMillis ?? -1)) throw newerSchema();
  const missing = known.filter((migration) => migration.folderMillis > last);
  for (const { sql, hash, folderMillis } of missing) {
    for (const statement of sql) await run(statement);
    await run(`insert into __drizzle_migrations values ('${hash}', ${folderMillis})`);
  }
  return missing.length;
}

function newerSchema(): AppError {
  return new AppError(
    'conflict.newer_schema',
    'This database was migrated by a newer Baton. Start that version, or restore a backup.',
  );
}
