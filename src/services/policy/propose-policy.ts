/** Writes a policy as a proposal, or publishes it at once where nobody else has to agree. */
import type { Actor } from '../../routing/model/actor.ts';
import { approvalsFor } from '../../routing/policy/approvals.ts';
import type { Phrase } from '../../words/say.ts';
import type { Context } from '../context.ts';
import { findPerformer, type Refusal, refuse } from '../steps/permission.ts';
import {
  type Checked,
  findMoved,
  loadLiveRecord,
  type Moved,
  type Read,
  readAgainstRoster,
} from '../steps/policy/judge-edition.ts';
import {
  lockPolicies,
  proposeOnce,
  publishVersion,
  writeVersion,
} from '../steps/policy/write-version.ts';
import { inStep, type Step } from '../steps/step.ts';
import { diffPolicies } from '../workspace/comparing/diff-policies.ts';
import type { FileFault } from '../workspace/file-fault.ts';
import { findHolidays, regionsOfPools } from '../workspace/find-holidays.ts';
import { hashPolicy } from '../workspace/hash-policy.ts';
import type { HolidaySpan } from '../workspace/list-holidays.ts';
import { readPolicy } from '../workspace/reading/read-policy.ts';

export interface Proposal {
  /** The whole `policy.yml`. */
  text: string;
  /** What its author says of it. */
  message: string | null;
  /** The version whose changes its author has seen, where the file's `based_on` names an older. */
  onto?: number | null;
  /** Where no approval is needed: `wait` for somebody to publish it, or `publish` it at once. */
  whenFree: 'wait' | 'publish';
  actor: Actor;
}

export interface Proposed {
  outcome: 'proposed' | 'published';
  version: number;
  /** The version that decides, or that decided until now; 0 for none. */
  live: number;
  /** How many people beside its author have to agree. */
  approvals: number;
  changes: Phrase[];
  warnings: FileFault[];
}

export type ProposeOutcome =
  | Proposed
  | { outcome: 'unchanged'; live: number }
  | Extract<Read, { outcome: 'invalid' }>
  | Moved
  | Refusal;

/** For admins. */
export async function proposePolicy(ctx: Context, input: Proposal): Promise<ProposeOutcome> {
  const { value, faultAt } = readPolicy(input.text, undefined);
  const regions = value ? regionsOfPools(value, faultAt) : [];
  const holidays = await findHolidays(regions, ctx.clock.now());
  if ('faults' in holidays) return { outcome: 'invalid', faults: holidays.faults };
  // A large policy takes a second or two to check, and nobody else could write meanwhile.
  const read = await readAgainstRoster(ctx.db.read, input.text, ctx.clock.now());
  return inStep(ctx, input.actor, async (step) => {
    await lockPolicies(step);
    const performer = await findPerformer(step.tx, step.actor);
    if (!performer) return { outcome: 'stranger' };
    if (performer.role !== 'admin') return refuse(step.tx, 'admin');
    return 'outcome' in read ? read : propose(step, input, { ...read, holidays });
  });
}

async function propose(
  step: Step,
  input: Proposal,
  { policy, warnings, holidays }: Checked & { holidays: HolidaySpan },
): Promise<ProposeOutcome> {
  const live = await loadLiveRecord(step.tx);
  const current = live?.version ?? 0;
  if (live?.hash === hashPolicy(policy)) return { outcome: 'unchanged', live: current };
  const basedOn = policy.based_on ? Number(policy.based_on.slice(1)) : null;
  const moved = await findMoved(step.tx, { policy, basedOn }, input.onto ?? null);
  if (moved) return moved;
  const approvals = approvalsFor(live?.document ?? null, policy);
  const edition = { policy, text: input.text, message: input.message };
  const changes = live ? diffPolicies(live.document, policy) : [];
  const known = { live: current, approvals, changes, warnings };
  if (approvals > 0 || input.whenFree === 'wait') {
    return { outcome: 'proposed', version: await proposeOnce(step, edition), ...known };
  }
  const version = await writeVersion(step, edition, 'published');
  const hash = hashPolicy(policy);
  await publishVersion(step, { version, hash, how: 'published', reason: null, holidays });
  return { outcome: 'published', version, ...known };
}
