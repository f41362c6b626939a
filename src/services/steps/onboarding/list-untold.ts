/** Lists the reps who may get leads and have had no word of what Baton is. */
import type { Reader } from '../../../db/database.ts';
import { readSetting } from '../../../db/workspace/settings-store.ts';
import { listRepRecords, loadRepStates, type RepRecord } from '../../../db/workspace/team-store.ts';
import { loadLivePolicyIn } from '../../workspace/load-policy.ts';

/** Members of a pool who are in Slack; an admin who sells was asked to set it all up. */
export async function listUntold(from: Reader): Promise<RepRecord[]> {
  const pools = (await loadLivePolicyIn(from))?.compiled.policy.pools ?? [];
  const members = new Set(
    pools.flatMap(({ members: weights }) => Object.keys(weights).filter((id) => weights[id])),
  );
  const told = (await readSetting(from, 'greetings')) ?? {};
  const asked = (await readSetting(from, 'set_up'))?.greeted ?? {};
  const states = await loadRepStates(from);
  return (await listRepRecords(from)).filter(
    ({ id, slackUserId }) =>
      members.has(id) &&
      slackUserId !== null &&
      !told[id] &&
      !asked[id] &&
      !states.get(id)?.deactivatedAt,
  );
}
