/** Lets leads come again to a rep who is back in Slack. */
import { findRepById, loadRepStates } from '../db/team-store.ts';
import type { Actor } from '../routing/model/actor.ts';
import type { Context } from './context.ts';
import { changeRepState } from './steps/change-rep-state.ts';
import { drainForChange } from './steps/drain.ts';
import { audit, inStep } from './steps/step.ts';

export type ReactivateOutcome = { outcome: 'reactivated' | 'unchanged' | 'unknown_rep' };

export async function reactivateRep(
  ctx: Context,
  input: { repId: string; actor: Actor },
): Promise<ReactivateOutcome> {
  return inStep(ctx, input.actor, async (step) => {
    const rep = await findRepById(step.tx, input.repId);
    if (!rep) return { outcome: 'unknown_rep' };
    const state = (await loadRepStates(step.tx)).get(rep.id);
    if (!state?.deactivatedAt) return { outcome: 'unchanged' };
    await changeRepState(step, rep.id, { deactivatedAt: null });
    await audit(step, { action: 'rep.reactivated', subject: rep.id });
    await drainForChange(step);
    return { outcome: 'reactivated' };
  });
}
