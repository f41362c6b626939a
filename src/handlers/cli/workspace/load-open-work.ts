import { basename } from 'node:path';
import type { Context } from '../../../services/context.ts';
import { loadOpenWork } from '../../../services/open-work/load-open-work.ts';
import { readTextFile } from '../files.ts';
import { counted } from '../plain-words.ts';
import type { Answer, Shell } from '../shell.ts';
import { invalidWorkspace } from './directory.ts';

/** Takes over a count of any CRM, as long as it lasts. */
export async function loadWork(
  ctx: Context,
  { deps: { actor } }: Shell,
  { file }: { file: string },
): Promise<Answer> {
  const text = await readTextFile(file);
  const outcome = await loadOpenWork(ctx, { file: basename(file), text, actor });
  if (outcome.outcome === 'invalid') throw invalidWorkspace(file, outcome.faults);
  const { counts } = outcome;
  const open = counts.reduce((sum, { external }) => sum + external, 0);
  const people = counts.map(({ repId, external }) => ({ rep: repId, open: external }));
  return {
    json: { outcome: outcome.outcome, people },
    lines: [
      `Took over the open work of ${counted(counts.length, 'person', 'people')}: ${open} in all.`,
      'It fills them beside their leads for 24 hours. Load a new file before that.',
      'Next: baton availability REP',
    ],
  };
}
