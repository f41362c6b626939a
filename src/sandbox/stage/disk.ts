import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '../../db/database.ts';
import { storeFailed } from '../../db/engine/faults.ts';

/** The disk under the store, and what can be wrong with it. */
export interface Disk {
  /** It then refuses every write. */
  full: boolean;
  /** Real milliseconds that each commit takes longer. */
  delayMs: number;
}

const diskFull = () =>
  Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });

/** Puts a disk under `db` that fails as SQLite says it, where the application hears it. */
export function diskUnder(db: Database): Disk {
  const disk: Disk = { full: false, delayMs: 0 };
  const { tx } = db;
  db.tx = async (work, options) => {
    if (disk.full) throw storeFailed(diskFull());
    if (disk.delayMs > 0) await sleep(disk.delayMs);
    return tx(work, options);
  };
  return disk;
}
