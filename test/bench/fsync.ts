import { closeSync, fsyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Figure } from './main.ts';

const PROBE_MS = 500;

/** How many small writes a second this disk makes durable now: durable figures mean nothing without. */
export async function probeFsync(): Promise<Figure> {
  const dir = mkdtempSync(join(tmpdir(), 'baton-bench-'));
  const file = openSync(join(dir, 'probe'), 'w');
  const page = Buffer.alloc(4096, 1);
  let count = 0;
  const end = performance.now() + PROBE_MS;
  while (performance.now() < end) {
    writeSync(file, page);
    fsyncSync(file);
    count += 1;
  }
  closeSync(file);
  rmSync(dir, { recursive: true });
  const value = (count * 1_000) / PROBE_MS;
  return { name: 'fsync probe', value, unit: 'fsync/s', note: '4 KiB each' };
}
