/** Lets leads come again to a rep who was no longer in Slack. */
import { loadRepStates } from '../../../db/workspace/team-store.ts';
import { drainForChange } from '../placing/drain.ts';
import { audit, type Step } from '../step.ts';
import { changeRepState } from './change-rep-state.ts';

/** False for somebody who was never gone. */
export async function reactivate(step: Step, repId: string): Promise<boolean> {
  const state = (await loadRepStates(step.tx)).get(repId);
  if (!state?.deactivatedAt) return false;
  await changeRepState(step, repId, { deactivatedAt: null });
  await audit(step, { action: 'rep.reactivated', subject: repId });
  await drainForChange(step);
  return true;
}
