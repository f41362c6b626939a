/** Tells the managers when a named account's owner cannot have its lead now. */
import type { LeadRecord } from '../../../db/leads/lead-store.ts';
import { isGone } from '../../../routing/assignment/eligibility.ts';
import type { Decision, Placement } from '../../../routing/model/decision.ts';
import type { Team } from '../placing/load-team.ts';
import type { Step } from '../step.ts';
import { tellManagers } from './tell-managers.ts';

/** The lead waits for the owner's shift: a manager may give it on. */
export async function tellOwnerWaits(
  step: Step,
  lead: LeadRecord,
  { repId, until }: Extract<Placement, { outcome: 'scheduled' }>,
): Promise<void> {
  await tellManagers(step, lead, {
    kind: 'notice',
    stream: `waits:${lead.id}`,
    payload: { notice: 'owner_waits', repId, until: until.toISOString() },
  });
}

/** Nobody covers for an owner who is away, so somebody else is asked: a manager may see to it. */
export async function tellOwnerIsOut(
  step: Step,
  lead: LeadRecord,
  { decision, team }: { decision: Decision; team: Team },
): Promise<void> {
  const owner = team.get(decision.account.account?.ownerId ?? '');
  const isMissed = decision.rules.some(({ why }) => why.code === 'rule.owner_unavailable');
  if (!owner || !isMissed) return;
  if (owner.shift.state !== 'unavailable' || isGone(owner.shift)) return;
  await tellManagers(step, lead, {
    kind: 'notice',
    stream: `waits:${lead.id}`,
    payload: { notice: 'owner_out', repId: owner.record.id },
  });
}
