/** Changes what a rep's state says and leaves the rest of it as it was. */
import {
  loadRepStates,
  type RepStateRecord,
  saveRepState,
} from '../../../db/workspace/team-store.ts';
import { actorName } from '../../../routing/model/actor.ts';
import type { Step } from '../step.ts';

type Change = Partial<Omit<RepStateRecord, 'repId' | 'setBy' | 'updatedAt'>>;

export async function changeRepState(step: Step, repId: string, change: Change): Promise<void> {
  const before = (await loadRepStates(step.tx)).get(repId);
  await saveRepState(step.tx, {
    away: false,
    awayUntil: null,
    coverId: null,
    deactivatedAt: null,
    outOfHours: false,
    ...before,
    ...change,
    repId,
    setBy: actorName(step.actor),
    updatedAt: step.now,
  });
}
