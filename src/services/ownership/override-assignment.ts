/** Gives a lead to the rep a manager names, with the reason on record; `final` skips the claim. */
import type { Actor } from '../../routing/model/actor.ts';
import { because, reasonText } from '../../routing/model/reasons.ts';
import type { Context } from '../context.ts';
import { lockForManager } from '../steps/lock-permitted.ts';
import { giveByHand } from '../steps/ownership/give-by-hand.ts';
import type { Refusal } from '../steps/permission.ts';
import { loadTeam, type Member } from '../steps/placing/load-team.ts';
import { inStep } from '../steps/step.ts';

export type OverrideOutcome =
  | {
      outcome: 'given';
      leadId: string;
      company: string;
      to: string;
      final: boolean;
      /** Why the rep may not see it soon; allowed, but said. */
      caution: string | null;
    }
  | { outcome: 'already_closed'; company: string }
  | { outcome: 'unknown_rep' }
  | { outcome: 'reason_missing' }
  | Refusal;

export interface Override {
  leadId: string;
  toRepId: string;
  reason: string;
  final: boolean;
  actor: Actor;
}

export async function overrideAssignment(ctx: Context, input: Override): Promise<OverrideOutcome> {
  return inStep(ctx, input.actor, async (step) => {
    const found = await lockForManager(step, input.leadId);
    if (found.outcome !== 'permitted') return found;
    const { lead } = found;
    const { id: leadId, company } = lead;
    if (lead.closedAt) return { outcome: 'already_closed', company };
    const member = (await loadTeam(step.tx, step.now)).get(input.toRepId);
    if (!member) return { outcome: 'unknown_rep' };
    if (!input.reason.trim()) return { outcome: 'reason_missing' };
    const { reason, final } = input;
    await giveByHand(step, lead, { member, reason, final, as: 'lead.overridden' });
    const { shift } = member;
    const { name: to, timezone } = member.record.profile;
    const caution = shift.state === 'on_shift' ? null : cautionOf(shift, timezone);
    return { outcome: 'given', leadId, company, to, final: input.final, caution };
  });
}

/** In the rep's own zone, which is said: the manager may sit in another. */
function cautionOf(
  shift: Exclude<Member['shift'], { state: 'on_shift' }>,
  timeZone: string,
): string {
  const reason =
    shift.state === 'unavailable'
      ? shift.reason
      : because('availability.off_shift', { until: shift.until.toISOString() });
  return `${reasonText(reason, timeZone)}${reason.data?.until ? ` (${timeZone})` : ''}`;
}
