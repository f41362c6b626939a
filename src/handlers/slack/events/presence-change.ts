import { followSlackPresence } from '../../../services/presence/follow-slack-presence.ts';
import type { EventHandler } from './index.ts';

/** Somebody set a status, or cleared it; its words are not read. */
export const userStatusChanged: EventHandler<'user_status_changed'> = async (
  ctx,
  { event, context },
) => {
  const { id: userId, profile } = event.user;
  const status = { emoji: profile.status_emoji, expiration: profile.status_expiration };
  await followSlackPresence(ctx, { userId, status, isLate: context.retryNum !== undefined });
};

/** Somebody paused notifications, took that back, or has other hours of quiet. */
export const dndUpdatedUser: EventHandler<'dnd_updated_user'> = async (ctx, { event, context }) => {
  const { user: userId, dnd_status: told } = event;
  const { next_dnd_start_ts: start, next_dnd_end_ts: end } = told;
  const quiet = told.dnd_enabled ? { start, end } : { start: 1, end: 1 };
  await followSlackPresence(ctx, { userId, quiet, isLate: context.retryNum !== undefined });
};
