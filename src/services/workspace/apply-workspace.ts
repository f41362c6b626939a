/**
 * Publishes a workspace directory: all of it in one transaction, or nothing with the reason why.
 */

import { findPolicy } from '../../db/workspace/policy-store.ts';
import { listOpenLeads } from '../../db/workspace/roster-store.ts';
import { AppError } from '../../errors.ts';
import type { Actor } from '../../routing/model/actor.ts';
import type { Context } from '../context.ts';
import { drainForChange } from '../steps/placing/drain.ts';
import type { Step } from '../steps/step.ts';
import { diffPolicies, diffWorkspace } from './comparing/diff-workspace.ts';
import { loadStoredWorkspace } from './comparing/stored-workspace.ts';
import { type FileFault, sortFaults, type WorkspaceTexts } from './file-fault.ts';
import { type HolidaySpan, listHolidays } from './list-holidays.ts';
import { type ParseOutcome, parseWorkspace, type Workspace } from './parse-workspace.ts';
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
  | { outcome: 'moved'; message: string; theirs: string[]; yours: string[] }
  | { outcome: 'has_open_leads'; message: string; openLeads: { repId: string; leadId: string }[] };

type Refusal = Extract<ApplyOutcome, { message: string }>;
type Parsed = Extract<ParseOutcome, { workspace: Workspace }>;

/** A hundred thousand accounts are written in one go. */
const DEADLINE_MS = 60_000;

/** The caller is an administrator: whoever has a shell. */
export async function applyWorkspace(ctx: Context, input: ApplyInput): Promise<ApplyOutcome> {
  const parsed = parseWorkspace(input.files);
  if ('faults' in parsed) return { outcome: 'invalid', faults: parsed.faults };
  const holidays = await findHolidays(parsed, ctx.clock.now());
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
  return (await findMoved(step, writing, onto)) ?? (await findOpenLeads(step, writing));
}

/** Rule 10: an edit of an older version must not undo what was published since. */
async function findMoved(
  step: Step,
  { stored, workspace, diff }: Writing,
  onto: string | null,
): Promise<Refusal | null> {
  const { policy: live } = stored;
  const { based_on: basis } = workspace.policy;
  if (live === null || !diff.policyChanged) return null;
  const current = `v${live.version}`;
  const expected = onto ?? basis;
  if (expected === undefined || expected === current) return null;
  const base = basis && (await findPolicy(step.tx, Number(basis.slice(1))));
  return {
    outcome: 'moved',
    message: `policy.yml is based on ${expected}, and ${current} is live now. Look at both changes, then apply it with --onto ${current}.`,
    theirs: base ? diffPolicies(base.document, live.document) : [],
    yours: diffPolicies((base || live).document, workspace.policy),
  };
}

/** Nobody leaves the roster while leads wait for them. */
async function findOpenLeads(step: Step, { diff, prune }: Writing): Promise<Refusal | null> {
  if (!prune || diff.reps.missing.length === 0) return null;
  const ids = diff.reps.missing.map((rep) => rep.id);
  const openLeads = await listOpenLeads(step.tx, ids);
  if (openLeads.length === 0) return null;
  const holders = [...new Set(openLeads.map((one) => one.repId))].join(', ');
  const message = `${holders} still has ${openLeads.length} open leads. Assign or close them, then prune again.`;
  return { outcome: 'has_open_leads', message, openLeads };
}

async function findHolidays(
  { workspace, faultAt }: Parsed,
  now: Date,
): Promise<HolidaySpan | { faults: FileFault[] }> {
  const { roster, policy } = workspace;
  const named = [
    ...roster.reps.map(({ holidays }, i) => ({
      region: holidays,
      fault: (message: string) => faultAt.roster(['reps', i, 'holidays'], message, 'error'),
    })),
    ...policy.pools.map(({ holidays }, i) => ({
      region: holidays,
      fault: (message: string) => faultAt.policy(['pools', i, 'holidays'], message, 'error'),
    })),
  ];
  try {
    return await listHolidays(
      named.flatMap(({ region }) => (region === undefined ? [] : [region])),
      now,
    );
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'input.holiday_region') throw error;
    const wrong = named.filter(({ region }) => region === error.details.region);
    return { faults: sortFaults(wrong.map(({ fault }) => fault(error.message))) };
  }
}
