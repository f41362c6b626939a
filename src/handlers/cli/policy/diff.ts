import { basename } from 'node:path';
import type { Context } from '../../../services/context.ts';
import { comparePolicies } from '../../../services/policy/compare-policies.ts';
import type { EditionQuery } from '../../../services/policy/past/find-edition.ts';
import { exportWorkspace } from '../../../services/workspace/export-workspace.ts';
import { WORKSPACE_FILES } from '../../../services/workspace/file-fault.ts';
import { parseWorkspace } from '../../../services/workspace/parse-workspace.ts';
import { readTextFile } from '../files.ts';
import { snakeKeys } from '../format.ts';
import { readWhole } from '../look-ahead/read-options.ts';
import type { Answer } from '../shell.ts';
import { readSince } from '../usage.ts';
import { invalidWorkspace, readWorkspace, readWorkspaceFiles } from '../workspace/directory.ts';
import { diffLines } from './diff-lines.ts';

const MOST_LEADS = 50_000;
const VERSION = /^v(?<number>[1-9]\d{0,8})$/;

export interface DiffOptions {
  leads: string;
  since: string;
  with?: string;
}

/** What the second would change, in words and by the leads of the past. */
export async function diff(
  ctx: Context,
  { before, after, ...options }: DiffOptions & { before: string; after: string },
): Promise<Answer> {
  const limit = readWhole('--leads', options.leads, { least: 1, most: MOST_LEADS });
  const since = readSince(options.since, ctx.clock.now());
  const roster = await rosterText(ctx, options.with);
  const found = await comparePolicies(ctx, {
    before: await readEdition(before, roster),
    after: await readEdition(after, roster),
    limit,
    since,
    ...(options.with === undefined ? {} : { roster: (await readWorkspace(options.with)).roster }),
  });
  return { json: snakeKeys(found), lines: diffLines(found, after) };
}

async function rosterText(ctx: Context, dir: string | undefined): Promise<string | undefined> {
  if (dir !== undefined) return (await readWorkspaceFiles(dir)).roster;
  return (await exportWorkspace(ctx))[WORKSPACE_FILES.roster];
}

/** `live`, `v12`, or else a file, which has to fit the people. */
async function readEdition(text: string, roster: string | undefined): Promise<EditionQuery> {
  if (text === 'live') return 'live';
  const { number } = VERSION.exec(text)?.groups ?? {};
  if (number !== undefined) return { version: Number(number) };
  const policy = await readTextFile(text);
  const parsed = parseWorkspace(roster === undefined ? { policy } : { roster, policy });
  const name = basename(text);
  if (!('faults' in parsed)) return { policy: parsed.workspace.policy, name };
  const faults = parsed.faults.map((fault) =>
    fault.file === WORKSPACE_FILES.policy ? { ...fault, file: name } : fault,
  );
  throw invalidWorkspace(text, faults);
}
