import { followSlackUser } from '../../../services/people/follow-slack-user.ts';
import { followSlackPresence } from '../../../services/presence/follow-slack-presence.ts';
import type { EventHandler } from './index.ts';

/** Somebody's profile changed: whether they are still in Slack, and their status, matter here. */
export const userChange: EventHandler<'user_change'> = async (ctx, { event, context }) => {
  const { id: userId, deleted, profile } = event.user;
  await followSlackUser(ctx, { userId, deleted });
  if (deleted) return;
  const status = { emoji: profile.status_emoji, expiration: profile.status_expiration };
  await followSlackPresence(ctx, { userId, status, isLate: context.retryNum !== undefined });
};
