/** Gives a lead to the rep a manager names, with the reason on record; `final` skips the claim. */
import { whyNotHere } from '../../routing/availability/shift.ts';
import type { Actor } from '../../routing/model/actor.ts';
import type { NotHere } from '../../routing/model/decision.ts';
import { reasonText } from '../../routing/model/reasons.ts';
import {
  overrideReasons,
  type ReadReason,
  readReason,
  type WhyGiven,
} from '../../routing/policy/overrides/read-reason.ts';
import type { Context } from '../context.ts';
import { giveByHand } from '../steps/ownership/give-by-hand.ts';
import { lockForOverride } from '../steps/ownership/permit-override.ts';
import type { Refusal } from '../steps/permission.ts';
import { loadTeam } from '../steps/placing/load-team.ts';
import { inStep, type Step } from '../steps/step.ts';
import { loadLivePolicyIn } from '../workspace/load-policy.ts';

export type OverrideOutcome =
  | {
      outcome: 'given';
      leadId: string;
      company: string;
      to: string;
      final: boolean;
      reasonCode: string;
      /** Why the rep may not see it soon; allowed, but said. */
      caution: string | null;
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

export async function overrideAssignment(ctx: Context, input: Override): Promise<OverrideOutcome> {
  return inStep(ctx, input.actor, async (step) => {
    const found = await lockForOverride(step, input.leadId);
    if (found.outcome !== 'permitted') return found;
    const { lead } = found;
    const { id: leadId, company } = lead;
    if (lead.closedAt) return { outcome: 'already_closed', company };
    const member = (await loadTeam(step.tx, step.now)).get(input.toRepId);
    if (!member) return { outcome: 'unknown_rep' };
    const why = await readWhy(step, input);
    if (why.outcome !== 'read') return why;
    const { final } = input;
    await giveByHand(step, lead, { member, why, final, as: 'lead.overridden' });
    const { shift } = member;
    const { name: to, timezone } = member.record.profile;
    const caution = shift.state === 'on_shift' ? null : cautionOf(shift, timezone);
    return { outcome: 'given', leadId, company, to, final, reasonCode: why.code, caution };
  });
}

async function readWhy({ tx }: Step, { reason, note }: Override): Promise<ReadReason> {
  if (typeof reason !== 'string') return { outcome: 'read', ...reason };
  const live = await loadLivePolicyIn(tx);
  return readReason(overrideReasons(live?.compiled.policy ?? null), { reason, note });
}

/** In the rep's own zone, which is said: the manager may sit in another. */
function cautionOf(shift: NotHere, timeZone: string): string {
  const reason = whyNotHere(shift);
  return `${reasonText(reason, timeZone)}${reason.data?.until ? ` (${timeZone})` : ''}`;
}
