import { followSlackUser } from '../../../services/people/follow-slack-user.ts';
import type { EventHandler } from './index.ts';

/** Somebody's profile changed; all that matters here is whether they are still in Slack. */
export const userChange: EventHandler<'user_change'> = async (ctx, { event }) => {
  const { id: userId, deleted } = event.user;
  await followSlackUser(ctx, { userId, deleted });
};
