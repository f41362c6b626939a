// Builds after `npm ci`, and only where the compiler is installed: a production install ships dist/.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

if (existsSync(new URL('../node_modules/typescript', import.meta.url))) {
  const { status } = spawnSync('npm run --silent build', { stdio: 'inherit', shell: true });
  process.exit(status ?? 1);
}
