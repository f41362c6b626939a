/** Settles whether the reps are told what Baton is: by it, by the admin, or later. */
import { type Actor, actorName } from '../../routing/model/actor.ts';
import type { SetUp } from '../../routing/model/workspace/set-up.ts';
import type { Context } from '../context.ts';
import { changeSetUp, lockSetUp } from '../steps/onboarding/change-set-up.ts';
import { greetReps } from '../steps/onboarding/greet-reps.ts';
import { listUntold } from '../steps/onboarding/list-untold.ts';
import { findPermitted, type Refusal } from '../steps/permission.ts';
import { audit, inStep } from '../steps/step.ts';

export type TellHow = NonNullable<SetUp['told']>['how'];
export type TellOutcome = { outcome: 'settled'; how: TellHow; people: number } | Refusal;

/** Each rep hears it once, whoever presses how often; what was sent stays sent. */
export function tellReps(
  ctx: Context,
  { how, actor }: { how: TellHow; actor: Actor },
): Promise<TellOutcome> {
  return inStep(ctx, actor, async (step) => {
    const admin = await findPermitted(step.tx, actor, 'admin');
    if ('outcome' in admin) return admin;
    let people = 0;
    await lockSetUp(step);
    if (how === 'told') {
      const reps = await listUntold(step.tx);
      people = reps.length;
      await greetReps(step, { reps, by: admin.rep?.id ?? null });
    }
    const by = admin.rep?.id ?? actorName(actor);
    const at = step.now.toISOString();
    await changeSetUp(step, ({ told }) => {
      const before = told?.how === 'told' ? told : null;
      if (before && how !== 'told') return {};
      return { told: { how, people: people + (before?.people ?? 0), by, at } };
    });
    await audit(step, { action: 'set_up.told', subject: 'set_up', data: { how, people } });
    return { outcome: 'settled', how, people };
  });
}
