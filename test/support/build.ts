import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Builds what tests start as a process of its own, unless it is newer than every source. */
export default function build(): void {
  if (timeOf('dist/main.js') > newestSource()) return;
  const { status } = spawnSync('npm run --silent build', {
    cwd: ROOT,
    stdio: 'inherit',
    shell: true,
  });
  if (status !== 0) throw new Error('The build failed: see above.');
}

function newestSource(): number {
  const files = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' });
  return Math.max(...files.map((file) => timeOf(join('src', file))));
}

function timeOf(path: string): number {
  return statSync(join(ROOT, path), { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
