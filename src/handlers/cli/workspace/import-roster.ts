import { basename } from 'node:path';
import { AppError } from '../../../errors.ts';
import type { Context } from '../../../services/context.ts';
import {
  type ImportOutcome,
  importRoster,
} from '../../../services/workspace/roster/import-roster.ts';
import { readTextFile } from '../files.ts';
import { snakeKeys } from '../format.ts';
import { counted } from '../plain-words.ts';
import type { Answer, Shell } from '../shell.ts';
import { faultLines, invalidWorkspace } from './directory.ts';

export interface RosterImportOptions {
  dryRun?: boolean;
  prune?: boolean;
}
type Done = Extract<ImportOutcome, { changes: string[] }>;

export async function importPeople(
  ctx: Context,
  { deps: { actor } }: Shell,
  { file, dryRun = false, prune = false }: RosterImportOptions & { file: string },
): Promise<Answer> {
  const text = await readTextFile(file);
  const outcome = await importRoster(ctx, { file: basename(file), text, dryRun, prune, actor });
  if (outcome.outcome === 'invalid') throw invalidWorkspace(file, outcome.faults);
  if (outcome.outcome === 'has_open_leads') {
    const held = outcome.openLeads.map(({ repId, leadId }) => `${repId} has ${leadId}`);
    throw new AppError('conflict.open_leads', outcome.message, { details: { open_leads: held } });
  }
  return { json: snakeKeys(outcome), lines: linesOf(outcome, { file, prune }) };
}

function linesOf(done: Done, { file, prune }: { file: string; prune: boolean }): string[] {
  const { outcome, changes, warnings, ignored, stillNamed } = done;
  const [first, next] = {
    imported: [`Imported ${file}: ${countsOf(done)}.`, 'baton doctor'],
    unchanged: [`Nothing to change: the roster has all of ${file}.`, 'baton doctor'],
    previewed: [
      `Nothing was changed. ${file} would bring:`,
      `baton roster import ${file}${prune ? ' --prune' : ''}`,
    ],
  }[outcome];
  const named = stillNamed.map(
    ({ repId, places }) => `! ${repId} is still named: ${places.join(', ')}`,
  );
  const unread = ignored.length > 0 ? [`Not read: ${ignored.join(', ')}.`] : [];
  const fix = named.length > 0 ? ['Take them out with /routing policy, or baton apply DIR.'] : [];
  return [
    first ?? '',
    ...changes,
    ...warnings.flatMap(faultLines),
    ...named,
    ...fix,
    ...unread,
    `Next: ${next}`,
  ];
}

function countsOf(done: Done): string {
  const counts = (['added', 'changed', 'removed'] as const).flatMap((verb) => {
    const count = done[verb].length;
    return count > 0 ? [`${counted(count, 'person', 'people')} ${verb}`] : [];
  });
  return counts.join(', ');
}
