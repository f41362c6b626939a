import { requestGroups } from '../../../services/groups/request-groups.ts';
import type { EventHandler } from './index.ts';

/** The event says who came and who left; the group itself is read, so that none is ever missed. */
export const subteamMembersChanged: EventHandler<'subteam_members_changed'> = async (
  ctx,
  { event },
) => {
  await requestGroups(ctx, { groupId: event.subteam_id });
};

/** Renamed, disabled, or with other people. */
export const subteamUpdated: EventHandler<'subteam_updated'> = async (ctx, { event }) => {
  await requestGroups(ctx, { groupId: event.subteam.id });
};
