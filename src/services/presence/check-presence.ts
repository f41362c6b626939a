/** Asks Slack about somebody's quiet, and says what to mend where it does not tell. */
import { readSetting } from '../../db/workspace/settings-store.ts';
import { listRepRecords } from '../../db/workspace/team-store.ts';
import { toAppError } from '../../errors.ts';
import type { Messenger } from '../../ports.ts';
import { DEFAULT_PRESENCE } from '../../routing/model/workspace/roster.ts';
import type { Context } from '../context.ts';
import type { DoctorCheck } from '../operations/run-doctor.ts';

/** Nothing is said where quiet does not matter, or nobody is known in Slack. */
export async function checkPresence(
  ctx: Context,
  messenger: Pick<Messenger, 'readQuiet'> | null,
): Promise<DoctorCheck[]> {
  const terms = await readSetting(ctx.db.read, 'team_terms');
  const { slack_dnd: counts } = terms?.presence ?? DEFAULT_PRESENCE;
  const users = (await listRepRecords(ctx.db.read)).flatMap((rep) => rep.slackUserId ?? []);
  const [first] = users;
  if (!messenger || !counts || first === undefined) return [];
  const name = 'Do Not Disturb';
  try {
    const told = await messenger.readQuiet([first]);
    if (!('refused' in told)) return [{ name, fine: true, found: 'is heard of', mend: null }];
    const mend =
      'Give the app the scope dnd:read, or set presence.slack_dnd to false in roster.yml. Leads go to silenced phones meanwhile.';
    return [{ name, fine: false, found: told.refused, mend }];
  } catch (thrown) {
    const { message } = toAppError(thrown);
    return [{ name, fine: false, found: message, mend: 'Try again later.' }];
  }
}
