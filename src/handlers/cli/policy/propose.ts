import { basename } from 'node:path';
import type { Context } from '../../../services/context.ts';
import { findGaps } from '../../../services/policy/find-gaps.ts';
import { proposePolicy } from '../../../services/policy/propose-policy.ts';
import { type FileFault, sortFaults } from '../../../services/workspace/file-fault.ts';
import { english } from '../../../words/say.ts';
import { readTextFile } from '../files.ts';
import { snakeKeys } from '../format.ts';
import type { Answer, Shell } from '../shell.ts';
import { faultLines, invalidWorkspace } from '../workspace/directory.ts';
import { readOptionalVersion } from './read-version.ts';
import { refusal } from './refusals.ts';

export interface ProposeOptions {
  message?: string;
  onto?: string;
}

export async function propose(
  ctx: Context,
  { deps }: Shell,
  { file, message, onto }: ProposeOptions & { file: string },
): Promise<Answer> {
  const text = await readTextFile(file);
  const proposed = await proposePolicy(ctx, {
    text,
    message: message ?? null,
    onto: readOptionalVersion(onto),
    whenFree: 'wait',
    actor: deps.actor,
  });
  const named = (one: FileFault) => ({ ...one, file: basename(file) });
  if (proposed.outcome === 'invalid') throw invalidWorkspace(file, proposed.faults.map(named));
  if (proposed.outcome === 'unchanged') {
    const lines = [`Nothing to propose: ${file} says what v${proposed.live} says.`];
    return { json: snakeKeys(proposed), lines };
  }
  if (!('version' in proposed)) throw refusal(proposed, null);
  const { version, live, approvals, changes } = proposed;
  const gaps = (await findGaps(ctx, { text })).warnings;
  const warnings = sortFaults([...proposed.warnings, ...gaps].map(named));
  const waits = approvals > 0 ? 'waits for somebody else to approve it in Slack' : 'waits';
  const first = `v${version} is proposed and ${waits}; ${live === 0 ? 'nothing' : `v${live}`} is live.`;
  const next = live === 0 ? `policy publish v${version}` : `policy diff v${live} v${version}`;
  const lines = [
    first,
    ...changes.map((line) => `  ${english(line)}`),
    ...warnings.flatMap(faultLines),
  ];
  return { json: snakeKeys({ ...proposed, warnings }), lines: [...lines, `Next: baton ${next}`] };
}
