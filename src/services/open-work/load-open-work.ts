/** Takes over how much open work people have in a CRM: all of a file, or nothing with why. */
import { type OpenWork, storeOpenWork } from '../../db/ledger/open-work-store.ts';
import { listRepRecords } from '../../db/workspace/team-store.ts';
import type { Actor } from '../../routing/model/actor.ts';
import type { Context } from '../context.ts';
import { drainForChange } from '../steps/placing/drain.ts';
import { audit, inStep, lockLedger } from '../steps/step.ts';
import type { FileFault } from '../workspace/file-fault.ts';
import { readOpenWork } from './read-open-work.ts';

export interface OpenWorkFile {
  /** The name that faults call the file by. */
  file: string;
  text: string;
  actor: Actor;
}

export type LoadedOpenWork =
  | { outcome: 'loaded'; counts: OpenWork[] }
  | { outcome: 'invalid'; faults: FileFault[] };

/** The caller is an administrator: whoever has a shell. Whom it does not name stays as counted. */
export async function loadOpenWork(
  ctx: Context,
  { file, text, actor }: OpenWorkFile,
): Promise<LoadedOpenWork> {
  return inStep(ctx, actor, async (step) => {
    const read = readOpenWork(text, { file, people: await listRepRecords(step.tx) });
    if ('faults' in read) return { outcome: 'invalid', faults: read.faults };
    await lockLedger(step);
    await storeOpenWork(step.tx, read, step.now);
    const open = read.reduce((sum, { external }) => sum + external, 0);
    const data = { people: read.length, open };
    await audit(step, { action: 'open_work.loaded', subject: 'open_work', data });
    // Who has less to do than before may take what waits.
    await drainForChange(step);
    return { outcome: 'loaded', counts: read };
  });
}
