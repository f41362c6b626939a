/** The message about people of a user group whom the roster does not know. */
import type { OutboxRecord } from '../../db/delivery/outbox-store.ts';
import { readSetting } from '../../db/workspace/settings-store.ts';
import { say } from '../../words/say.ts';
import type { Context } from '../context.ts';
import { card, type Notice } from '../delivery/senders/notices/notice.ts';
import { adminsFirst } from '../mappings/alarm-stale-mappings.ts';
import { groupName } from './follow-all.ts';

const MOST_NAMED = 20;

/** Null once the roster knows them all, or they are not in the group any more. */
export async function loadGroupNotice(
  ctx: Context,
  { payload }: OutboxRecord,
): Promise<Notice | null> {
  const id = String(payload.group ?? '');
  const state = (await readSetting(ctx.db.read, 'groups'))?.[id];
  if (!state || state.strangers.length === 0) return null;
  const title = say`${groupName(id, state.handle)} has people who are not on the roster`;
  const all = state.strangers.length;
  const text =
    all > MOST_NAMED
      ? say`They get no leads until they are: baton roster import FILE, with the column slack. They are ${all} in all.`
      : say`They get no leads until they are: baton roster import FILE, with the column slack.`;
  const people = state.strangers.slice(0, MOST_NAMED);
  return { path: await adminsFirst(ctx.db.read), card: { ...card(title, text), people } };
}
