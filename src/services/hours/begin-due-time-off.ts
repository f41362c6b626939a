/** Begins the time off that starts by now: offers go on without blame, the cover takes over. */
import { listStartingAbsences } from '../../db/workspace/availability-store.ts';
import { toAppError } from '../../errors.ts';
import type { Context } from '../context.ts';
import { beginTimeOff } from '../steps/people/time-off.ts';
import { inStep } from '../steps/step.ts';

const CLOCK = { kind: 'system', part: 'clock' } as const;

/** Each once, whoever comes first. Returns how many it began. */
export async function beginDueTimeOff(ctx: Context): Promise<number> {
  let begun = 0;
  for (const id of await listStartingAbsences(ctx.db.read, ctx.clock.now())) {
    if (await tryToBegin(ctx, id)) begun += 1;
  }
  return begun;
}

/** One that fails is logged, tried again at the next tick, and does not hold up the others. */
async function tryToBegin(ctx: Context, absenceId: string): Promise<boolean> {
  try {
    return await inStep(ctx, CLOCK, async (step) => {
      return (await beginTimeOff(step, absenceId)) !== null;
    });
  } catch (thrown) {
    const err = toAppError(thrown);
    ctx.log.error({ absenceId, code: err.code, err }, 'Time off did not begin; it is tried again.');
    return false;
  }
}
