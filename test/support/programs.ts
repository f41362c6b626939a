import { readdirSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The program as it is installed; what it runs was built before the tests: `build.ts`. */
export const BATON = new URL('../../bin/baton.js', import.meta.url).pathname;

/**
 * Whoever runs from the source with `folder` for temporary files finds there what was compiled
 * before: to compile all of it once more takes longer than most tests.
 */
export function shareCompiled(folder: string): void {
  for (const name of readdirSync(tmpdir()).filter((one) => /^tsx-\d+$/.test(one))) {
    symlinkSync(join(tmpdir(), name), join(folder, name));
  }
}
