/** Takes everything from a rep who is no longer in Slack, at once, and tells a manager. */

import { countLeads } from '../../db/leads/lead-store.ts';
import { countAccountsOf } from '../../db/workspace/account-store.ts';
import { findRepById, findRepState } from '../../db/workspace/team-store.ts';
import type { Actor } from '../../routing/model/actor.ts';
import { OWNED_STATES } from '../../routing/model/lead.ts';
import type { Context } from '../context.ts';
import { passOffersOn } from '../steps/offer/pass-offers-on.ts';
import { changeRepState, lockRepState } from '../steps/people/change-rep-state.ts';
import { drainForChange } from '../steps/placing/drain.ts';
import { audit, inStep, promise, type Step } from '../steps/step.ts';
import { passLeadsOn } from './pass-leads-on.ts';

export type DeactivateOutcome =
  | { outcome: 'deactivated'; repId: string; offers: number; leads: number; accounts: number }
  | { outcome: 'unchanged' }
  | { outcome: 'unknown_rep' };

export interface Deactivate {
  repId: string;
  actor: Actor;
}

/** What the ledger says of them stays as it is, so that a return within weeks changes nothing. */
export async function deactivateRep(ctx: Context, input: Deactivate): Promise<DeactivateOutcome> {
  const done = await inStep(ctx, input.actor, (step) => markAsGone(step, input.repId));
  if (done.outcome === 'deactivated') await passLeadsOn(ctx, input);
  return done;
}

/** From here on nobody asks them, and what they were asked goes on. */
async function markAsGone(step: Step, repId: string): Promise<DeactivateOutcome> {
  if (!(await findRepById(step.tx, repId))) return { outcome: 'unknown_rep' };
  await lockRepState(step, repId);
  if ((await findRepState(step.tx, repId))?.deactivatedAt) return { outcome: 'unchanged' };
  await changeRepState(step, repId, { deactivatedAt: step.now });
  const offers = await passOffersOn(step, repId, 'left');
  // A lead that waits for their shift would wait for nobody.
  await drainForChange(step);
  const leads = await countLeads(step.tx, { states: OWNED_STATES, ownerId: repId });
  const accounts = (await countAccountsOf(step.tx, [repId])).get(repId) ?? 0;
  const counts = { offers, leads, accounts };
  await audit(step, { action: 'rep.deactivated', subject: repId, data: counts });
  await promise(step, {
    destination: 'slack',
    kind: 'notice',
    leadId: null,
    payload: { notice: 'left', repId, ...counts },
  });
  return { outcome: 'deactivated', repId, ...counts };
}
