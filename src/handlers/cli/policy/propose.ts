import { basename } from 'node:path';
import type { Context } from '../../../services/context.ts';
import { proposePolicy } from '../../../services/policy/propose-policy.ts';
import type { FileFault } from '../../../services/workspace/file-fault.ts';
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
  const proposed = await proposePolicy(ctx, {
    text: await readTextFile(file),
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
  const { version, live, approvals, changes, warnings } = proposed;
  const waits = approvals > 0 ? 'waits for somebody else to approve it in Slack' : 'waits';
  const first = `v${version} is proposed and ${waits}; ${live === 0 ? 'nothing' : `v${live}`} is live.`;
  const next = live === 0 ? `policy publish v${version}` : `policy diff v${live} v${version}`;
  const lines = [
    first,
    ...changes.map((line) => `  ${line}`),
    ...warnings.flatMap((one) => faultLines(named(one))),
  ];
  return { json: snakeKeys(proposed), lines: [...lines, `Next: baton ${next}`] };
}
