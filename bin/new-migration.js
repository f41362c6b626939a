// `npm run db:new -- add-lead-language`: writes the next migration of both engines from the tables.
// With `--custom` both are empty, for what drizzle-kit cannot express (triggers, data).
import { spawnSync } from 'node:child_process';

const [name, ...flags] = process.argv.slice(2);
if (!name || !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)) {
  console.error('Give the migration a name in kebab-case: npm run db:new -- add-lead-language');
  process.exit(1);
}

const engines = [
  { dialect: 'sqlite', schema: 'src/db/schema.sqlite.ts', out: 'migrations/sqlite' },
  { dialect: 'postgresql', schema: 'src/db/schema.pg.ts', out: 'migrations/postgres' },
];
for (const { dialect, schema, out } of engines) {
  const options = ['--dialect', dialect, '--schema', schema, '--out', out, '--name', name];
  const command = ['drizzle-kit', 'generate', ...options, ...flags];
  const { status } = spawnSync('npx', command, {
    cwd: new URL('..', import.meta.url),
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(status ?? 1);
}
