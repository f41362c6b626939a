/** Tells reps who came into a pool after the others were told what Baton is. */
import { readSetting } from '../../db/workspace/settings-store.ts';
import type { Context } from '../context.ts';
import { lockSetUp } from '../steps/onboarding/change-set-up.ts';
import { greetReps } from '../steps/onboarding/greet-reps.ts';
import { listUntold } from '../steps/onboarding/list-untold.ts';
import { inStep } from '../steps/step.ts';

const CLOCK = { kind: 'system', part: 'clock' } as const;

/** Nobody before somebody had the reps told. Returns how many were. */
export async function greetNewcomers(ctx: Context): Promise<number> {
  const setUp = await readSetting(ctx.db.read, 'set_up');
  if (setUp?.told?.how !== 'told') return 0;
  if ((await listUntold(ctx.db.read)).length === 0) return 0;
  return inStep(ctx, CLOCK, async (step) => {
    await lockSetUp(step);
    const reps = await listUntold(step.tx);
    await greetReps(step, { reps, by: null });
    return reps.length;
  });
}
