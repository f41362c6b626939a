import { cancelTimeOff } from '../../../src/services/hours/cancel-time-off.ts';
import { planTimeOff, type TimeOffPlan } from '../../../src/services/hours/plan-time-off.ts';
import { rep } from '../../support/cast.ts';
import { MONDAY, type World } from '../../support/world.ts';

const HOUR_MS = 3_600_000;

/** So many hours after the world began, which is Monday 10:00. */
export const hour = (hours: number) => new Date(MONDAY.getTime() + hours * HOUR_MS);

type Planning = Partial<TimeOffPlan> & { repId: string };

/** From two hours after the beginning on, for two hours, by the rep. */
export const plan = (world: World, { repId, ...more }: Planning) =>
  planTimeOff(world.ctx, {
    repId,
    from: hour(2),
    until: hour(4),
    coverId: null,
    changes: null,
    actor: rep(repId),
    ...more,
  });

/** The id of what was planned. */
export async function planned(world: World, planning: Planning): Promise<string> {
  const was = await plan(world, planning);
  if (was.outcome !== 'planned') throw new Error(JSON.stringify(was));
  return was.timeOff.id;
}

export const cancel = (world: World, id: string, by: string) =>
  cancelTimeOff(world.ctx, { id, actor: rep(by) });
