/** Changes what a rep's state says and leaves the rest of it as it was. */
import {
  loadRepStates,
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

/**
 * Who set it and when is said of Away, so that a change of taste does not change it. Away is for
 * misses only where the change says so.
 */
export async function changeRepState(
  step: Step,
  repId: string,
  change: Partial<State>,
): Promise<void> {
  const before = (await loadRepStates(step.tx)).get(repId);
  const isAboutAway = before === undefined || 'away' in change;
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
