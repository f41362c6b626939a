/** Lets leads come again to a rep who is back in Slack. */
import { findRepById } from '../../db/workspace/team-store.ts';
import type { Actor } from '../../routing/model/actor.ts';
import type { Context } from '../context.ts';
import { reactivate } from '../steps/people/reactivate.ts';
import { inStep } from '../steps/step.ts';

export type ReactivateOutcome = { outcome: 'reactivated' | 'unchanged' | 'unknown_rep' };

export async function reactivateRep(
  ctx: Context,
  input: { repId: string; actor: Actor },
): Promise<ReactivateOutcome> {
  return inStep(ctx, input.actor, async (step) => {
    const rep = await findRepById(step.tx, input.repId);
    if (!rep) return { outcome: 'unknown_rep' };
    return { outcome: (await reactivate(step, rep.id)) ? 'reactivated' : 'unchanged' };
  });
}
