import { loseChannel } from '../../../services/channels/lose-channel.ts';
import { regainChannel } from '../../../services/channels/regain-channel.ts';
import type { EventHandler } from './index.ts';

/** Nobody can write in an archived channel, and neither can Baton. */
export const channelArchived: EventHandler<'channel_archive' | 'group_archive'> = async (
  ctx,
  { event },
) => {
  await loseChannel(ctx, { channelId: event.channel, cause: 'archived' });
};

export const channelDeleted: EventHandler<'channel_deleted' | 'group_deleted'> = async (
  ctx,
  { event },
) => {
  await loseChannel(ctx, { channelId: event.channel, cause: 'deleted' });
};

/** Somebody removed Baton from a channel: Slack tells it of nobody else's leaving here. */
export const channelLeft: EventHandler<'channel_left' | 'group_left'> = async (ctx, { event }) => {
  await loseChannel(ctx, { channelId: event.channel, cause: 'removed' });
};

export const channelUnarchived: EventHandler<'channel_unarchive' | 'group_unarchive'> = async (
  ctx,
  { event },
) => {
  await regainChannel(ctx, { channelId: event.channel });
};

/** Of all who join, only Baton itself matters. */
export const memberJoined: EventHandler<'member_joined_channel'> = async (
  ctx,
  { event, context },
) => {
  if (event.user !== context.botUserId) return;
  await regainChannel(ctx, { channelId: event.channel });
};
