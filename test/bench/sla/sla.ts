import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Figure } from '../main.ts';
import { benchBurst } from './burst.ts';
import { benchDue } from './due.ts';

/** The clocks of promises: found among a million, and ten thousand due within a minute. */
export async function benchSla(): Promise<Figure[]> {
  const dir = mkdtempSync(join(tmpdir(), 'baton-bench-'));
  try {
    return [...(await benchDue(join(dir, 'due.db'))), ...(await benchBurst(join(dir, 'burst.db')))];
  } finally {
    rmSync(dir, { recursive: true });
  }
}
