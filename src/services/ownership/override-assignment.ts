/** Gives a lead to the rep a manager names, with the reason on record; `final` skips the claim. */
import type { LeadRecord } from '../../db/leads/lead-store.ts';
import { whyNotHere } from '../../routing/availability/shift.ts';
import { obstacleSentence } from '../../routing/explanation/obstacle-sentence.ts';
import type { Actor } from '../../routing/model/actor.ts';
import type { Reason } from '../../routing/model/reasons.ts';
import {
  overrideReasons,
  type ReadReason,
  readReason,
  type WhyGiven,
} from '../../routing/policy/overrides/read-reason.ts';
import { type Phrase, say } from '../../words/say.ts';
import type { Context } from '../context.ts';
import type { Origin } from '../steps/ownership/find-origin.ts';
import { giveByHand } from '../steps/ownership/give-by-hand.ts';
import { loadChoices } from '../steps/ownership/load-choices.ts';
import { lockForOverride } from '../steps/ownership/permit-override.ts';
import type { Refusal } from '../steps/permission.ts';
import { loadTeam, type Member } from '../steps/placing/load-team.ts';
import { inStep, lockLedger, type Step } from '../steps/step.ts';
import { loadLivePolicyIn } from '../workspace/load-policy.ts';

export type OverrideOutcome =
  | {
      outcome: 'given';
      leadId: string;
      company: string;
      to: string;
      final: boolean;
      reasonCode: string;
      /** What the router would pass the rep over for; allowed, but said. */
      caution: Phrase | null;
    }
  | { outcome: 'already_closed'; company: string }
  | { outcome: 'unknown_rep' }
  | Exclude<ReadReason, { outcome: 'read' }>
  | Refusal;

export interface Override {
  leadId: string;
  toRepId: string;
  /** A reason of the policy or words of one's own, or what a button says by itself. */
  reason: string | WhyGiven;
  /** Beside a reason that was picked. */
  note?: string | null | undefined;
  final: boolean;
  actor: Actor;
}

/** Whatever is in the way of the rep: it is said, and the lead is given. */
export async function overrideAssignment(ctx: Context, input: Override): Promise<OverrideOutcome> {
  return overrideUnless<never>(ctx, input, () => null);
}

/** `stop` hears what is in the way with all else settled: its word ends it, null does not. */
export async function overrideUnless<Stop>(
  ctx: Context,
  input: Override,
  stop: (rep: { name: string; obstacle: Reason | null }) => Stop | null,
): Promise<OverrideOutcome | Stop> {
  return inStep(ctx, input.actor, async (step): Promise<OverrideOutcome | Stop> => {
    const found = await lockForOverride(step, input.leadId);
    if (found.outcome !== 'permitted') return found;
    const { lead } = found;
    const { id: leadId, company } = lead;
    if (lead.closedAt) return { outcome: 'already_closed', company };
    const member = (await loadTeam(step.tx, step.now)).get(input.toRepId);
    if (!member) return { outcome: 'unknown_rep' };
    const why = await readWhy(step, input);
    if (why.outcome !== 'read') return why;
    const obstacle = await findObstacle(step, found, { ...input, member });
    const { name: to } = member.record.profile;
    const stopped = stop({ name: to, obstacle });
    if (stopped) return stopped;
    const { final } = input;
    await giveByHand(step, lead, { member, why, final, as: 'lead.overridden' });
    const caution = obstacle && cautionOf(member, obstacle);
    return { outcome: 'given', leadId, company, to, final, reasonCode: why.code, caution };
  });
}

/** A button for this very rep was pressed with all in sight but whether they are here. */
async function findObstacle(
  step: Step,
  found: { lead: LeadRecord; origin: Origin },
  { member, reason }: Pick<Override, 'reason'> & { member: Member },
): Promise<Reason | null> {
  const { shift, record } = member;
  if (typeof reason !== 'string') return shift.state === 'on_shift' ? null : whyNotHere(shift);
  // A place is taken under this lock, so that nobody fills the rep in between.
  await lockLedger(step);
  const { choices } = await loadChoices(step.tx, found, step.now);
  return choices.find(({ repId }) => repId === record.id)?.obstacle ?? null;
}

async function readWhy(
  { tx }: Step,
  { reason, note }: Override,
): Promise<ReadReason | ({ outcome: 'read' } & WhyGiven)> {
  if (typeof reason !== 'string') return { outcome: 'read', ...reason };
  const live = await loadLivePolicyIn(tx);
  return readReason(overrideReasons(live?.compiled.policy ?? null), { reason, note });
}

/** In the rep's own zone, which is said: the manager may sit in another. */
function cautionOf({ record }: Member, obstacle: Reason): Phrase {
  const { name, timezone } = record.profile;
  const sentence = obstacleSentence(name, obstacle, timezone);
  return obstacle.data?.until ? say`${sentence} (${timezone})` : sentence;
}
