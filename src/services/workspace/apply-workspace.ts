/**
 * Publishes a workspace directory: all of it in one transaction, or nothing with the reason why.
 */

import type { Actor } from '../../routing/model/actor.ts';
import type { Phrase } from '../../words/say.ts';
import type { Context } from '../context.ts';
import { drainForChange } from '../steps/placing/drain.ts';
import { findMoved } from '../steps/policy/judge-edition.ts';
import type { Step } from '../steps/step.ts';
import { diffWorkspace } from './comparing/diff-workspace.ts';
import { loadStoredWorkspace } from './comparing/stored-workspace.ts';
import type { FileFault, WorkspaceTexts } from './file-fault.ts';
import { findHolidays, type NamedRegion, regionsOfPools } from './find-holidays.ts';
import type { HolidaySpan } from './list-holidays.ts';
import { type ParseOutcome, parseWorkspace, type Workspace } from './parse-workspace.ts';
import { findOpenLeads, type OpenLeads } from './roster/find-open-leads.ts';
import { type Writing, writeWorkspace } from './write-workspace.ts';

export interface ApplyInput {
  files: WorkspaceTexts;
  /** Only says what would change. */
  dryRun: boolean;
  /** Removes the reps and sources that are stored and not in the files. */
  prune: boolean;
  /** The live version (`v4`) its author has seen, where `based_on` names an older one. */
  onto: string | null;
  /** What its author says of the new policy. */
  message?: string | null;
  actor: Actor;
}

export type ApplyOutcome =
  | {
      outcome: 'applied' | 'unchanged' | 'previewed';
      policyVersion: number;
      /** The version that somebody else has to approve before it decides. */
      proposedVersion: number | null;
      changes: string[];
      warnings: FileFault[];
    }
  | { outcome: 'invalid'; faults: FileFault[] }
  /** The live policy is not the one the file was based on: what they and what you changed. */
  | { outcome: 'moved'; message: string; theirs: Phrase[]; yours: Phrase[] }
  | OpenLeads;

type Refusal = Extract<ApplyOutcome, { message: string }>;
type Parsed = Extract<ParseOutcome, { workspace: Workspace }>;

/** A hundred thousand accounts are written in one go. */
const DEADLINE_MS = 60_000;

/** The caller is an administrator: whoever has a shell. */
export async function applyWorkspace(ctx: Context, input: ApplyInput): Promise<ApplyOutcome> {
  const parsed = parseWorkspace(input.files);
  if ('faults' in parsed) return { outcome: 'invalid', faults: parsed.faults };
  const holidays = await findHolidays(regionsOf(parsed), ctx.clock.now());
  if ('faults' in holidays) return { outcome: 'invalid', faults: holidays.faults };
  const outcome = await ctx.db.tx(
    (tx) => {
      const step = { ctx, tx, actor: input.actor, now: ctx.clock.now() };
      return applyParsed(step, input, { ...parsed, holidays });
    },
    { deadlineMs: DEADLINE_MS },
  );
  if (outcome.outcome === 'applied') ctx.wake();
  return outcome;
}

async function applyParsed(
  step: Step,
  { dryRun, prune, onto, message = null }: ApplyInput,
  { workspace, warnings, holidays }: Parsed & { holidays: HolidaySpan },
): Promise<ApplyOutcome> {
  await step.ctx.db.mutex(step.tx, 'workspace');
  const stored = await loadStoredWorkspace(step.tx);
  const diff = diffWorkspace(stored, workspace, { prune });
  const writing = { stored, workspace, diff, holidays, prune, message };
  const refusal = await findRefusal(step, writing, onto);
  if (refusal) return refusal;
  const changes = diff.lines;
  const live = stored.policy?.version ?? 0;
  if (dryRun) {
    const nothing = { policyVersion: live, proposedVersion: null };
    return { outcome: 'previewed', ...nothing, changes, warnings };
  }
  const { live: policyVersion, proposed: proposedVersion } = await writeWorkspace(step, writing);
  const outcome = changes.some((line) => /^[-+~]/.test(line)) ? 'applied' : 'unchanged';
  // What waited under the old rules is decided under the new ones.
  if (outcome === 'applied') await drainForChange(step);
  return { outcome, policyVersion, proposedVersion, changes, warnings };
}

async function findRefusal(
  step: Step,
  writing: Writing,
  onto: string | null,
): Promise<Refusal | null> {
  const { diff, prune } = writing;
  const leavers = prune ? diff.reps.missing.map(({ id }) => id) : [];
  return (await findMovedFile(step, writing, onto)) ?? (await findOpenLeads(step, leavers));
}

/** Rule 10: an edit of an older version must not undo what was published since. */
async function findMovedFile(
  step: Step,
  { workspace, diff }: Writing,
  onto: string | null,
): Promise<Refusal | null> {
  if (!diff.policyChanged) return null;
  const { policy } = workspace;
  const moved = await findMoved(
    step.tx,
    { policy, basedOn: numberOf(policy.based_on) },
    numberOf(onto),
  );
  if (!moved) return null;
  const { theirs, yours, live } = moved;
  const expected = onto ?? policy.based_on;
  const message = `policy.yml is based on ${expected}, and v${live} is live now. Look at both changes, then apply it with --onto v${live}.`;
  return { outcome: 'moved', message, theirs, yours };
}

/** `v12` is 12. */
function numberOf(version: string | null | undefined): number | null {
  return version ? Number(version.slice(1)) : null;
}

function regionsOf({ workspace: { roster, policy }, faultAt }: Parsed): NamedRegion[] {
  const ofPeople = roster.reps.map(({ holidays: region }, i) => ({
    region,
    fault: (message: string) => faultAt.roster(['reps', i, 'holidays'], message, 'error'),
  }));
  return [...ofPeople, ...regionsOfPools(policy, faultAt.policy)];
}
