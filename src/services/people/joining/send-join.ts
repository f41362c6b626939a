/** Sends the card that tells of somebody who asks for leads, and of what can be done about it. */
import type { OutboxRecord } from '../../../db/delivery/outbox-store.ts';
import { findRepBySlackUser, listRepRecords } from '../../../db/workspace/team-store.ts';
import type { Messenger } from '../../../ports.ts';
import type { JoinCard } from '../../../routing/model/cards/deed-card.ts';
import type { Context } from '../../context.ts';
import { idOf } from '../../delivery/message-ids.ts';
import type { Sent } from '../../delivery/send.ts';
import { slackUserOfRep } from '../../delivery/senders/slack-user-of.ts';

export async function sendJoin(
  ctx: Context,
  messenger: Messenger,
  message: OutboxRecord,
): Promise<Sent> {
  const repId = idOf(message, 'repId');
  const userId = idOf(message, 'userId');
  await messenger.post(await slackUserOfRep(ctx, repId), await loadJoin(ctx, { userId, repId }));
  return { reached: true };
}

async function loadJoin(
  { db: { read } }: Context,
  { userId, repId }: { userId: string; repId: string },
): Promise<JoinCard> {
  const asker = await findRepBySlackUser(read, userId);
  const admins = (await listRepRecords(read)).filter(({ profile }) => profile.role === 'admin');
  const mayEdit = admins.some(({ id }) => id === repId);
  const names = admins.map(({ profile }) => profile.name);
  return {
    kind: 'join',
    asker: { name: asker?.profile.name ?? null, userId },
    mayEdit,
    admins: names,
  };
}
