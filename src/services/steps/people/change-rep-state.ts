/** Changes what a rep's state says and leaves the rest of it as it was. */
import {
  findRepState,
  type RepStateRecord,
  saveRepState,
} from '../../../db/workspace/team-store.ts';
import { actorName } from '../../../routing/model/actor.ts';
import type { Step } from '../step.ts';

type State = Omit<RepStateRecord, 'repId' | 'setBy' | 'updatedAt'>;

const UNTOUCHED: State = {
  away: false,
  awayUntil: null,
  coverId: null,
  awayForMisses: false,
  ownHours: null,
  ownTimezone: null,
  deactivatedAt: null,
  outOfHours: false,
};

/** Two who change the state of one rep come one after the other, and neither undoes the other. */
export async function lockRepState({ ctx, tx }: Step, repId: string): Promise<void> {
  await ctx.db.mutex(tx, `rep_state:${repId}`);
}

/**
 * Who set it and when is said of Away, so that a change of taste does not change it. Away is for
 * misses only where the change says so.
 */
export async function changeRepState(
  step: Step,
  repId: string,
  change: Partial<State>,
): Promise<void> {
  await lockRepState(step, repId);
  const before = await findRepState(step.tx, repId);
  const isAboutAway = before === null || 'away' in change;
  await saveRepState(step.tx, {
    ...UNTOUCHED,
    ...before,
    ...('away' in change && { awayForMisses: false }),
    ...change,
    repId,
    setBy: isAboutAway ? actorName(step.actor) : before.setBy,
    updatedAt: isAboutAway ? step.now : before.updatedAt,
  });
}
