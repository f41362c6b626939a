import { AppError, type ErrorCode } from '../../../errors.ts';
import type { Context } from '../../../services/context.ts';
import { fillGroups } from '../../../services/groups/fill-groups.ts';
import { type ApplyOutcome, applyWorkspace } from '../../../services/workspace/apply-workspace.ts';
import { english } from '../../../words/say.ts';
import { snakeKeys } from '../format.ts';
import type { Answer, Shell } from '../shell.ts';
import { faultLines, invalidWorkspace, readWorkspaceFiles } from './directory.ts';

export interface ApplyOptions {
  dryRun?: boolean;
  prune?: boolean;
  onto?: string;
}
type Done = Extract<ApplyOutcome, { policyVersion: number }>;
type Refused = Exclude<ApplyOutcome, Done>;

export async function apply(
  ctx: Context,
  { deps }: Shell,
  { dir, dryRun = false, prune = false, onto }: ApplyOptions & { dir: string },
): Promise<Answer> {
  const { files, notes } = await fillGroups(ctx, await readWorkspaceFiles(dir), deps);
  const outcome = await applyWorkspace(ctx, {
    files,
    dryRun,
    prune,
    onto: onto ?? null,
    actor: deps.actor,
  });
  if (!('policyVersion' in outcome)) throw refusal(outcome, dir);
  return { json: snakeKeys({ ...outcome, groups: notes }), lines: linesOf(outcome, notes, dir) };
}

function linesOf(done: Done, notes: readonly string[], dir: string): string[] {
  const { outcome, policyVersion, proposedVersion, changes, warnings } = done;
  const warned = [...notes, ...warnings.flatMap(faultLines)];
  const version = policyVersion === 0 ? 'no policy' : `policy v${policyVersion}`;
  if (outcome === 'previewed') {
    const first = `Nothing was changed; ${version} is live. ${dir} would bring:`;
    return [first, ...changes, ...warned, `Next: baton apply ${dir}`];
  }
  if (proposedVersion !== null) {
    const first = `Applied ${dir}: ${version} is live, and policy v${proposedVersion} waits for somebody else to approve it in Slack.`;
    return [
      first,
      ...changes,
      ...warned,
      `Next: baton policy diff v${policyVersion} v${proposedVersion}`,
    ];
  }
  const first =
    outcome === 'applied'
      ? `Applied ${dir}: ${version} is live.`
      : `Nothing to change: ${version} is live.`;
  return [first, ...changes, ...warned, 'Next: baton doctor'];
}

function refusal(outcome: Refused, dir: string): AppError {
  if (outcome.outcome === 'invalid') return invalidWorkspace(dir, outcome.faults);
  const { message } = outcome;
  if (outcome.outcome === 'moved') {
    const { theirs, yours } = outcome;
    return because('conflict.policy_moved', message, {
      theirs: theirs.map(english),
      yours: yours.map(english),
    });
  }
  const held = outcome.openLeads.map(({ repId, leadId }) => `${repId} has ${leadId}`);
  return because('conflict.open_leads', message, { open_leads: held });
}

function because(code: ErrorCode, message: string, details: Record<string, string[]>): AppError {
  return new AppError(code, message, { details });
}
