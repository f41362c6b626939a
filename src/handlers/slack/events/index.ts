import type { AllMiddlewareArgs, App, SlackEventMiddlewareArgs } from '@slack/bolt';
import type { Context } from '../../../services/context.ts';
import { appUninstalled, tokensRevoked } from './access-lost.ts';
import { appHomeOpened } from './app-home-opened.ts';
import {
  channelArchived,
  channelDeleted,
  channelLeft,
  channelUnarchived,
  memberJoined,
} from './channel-change.ts';
import { dndUpdatedUser, userStatusChanged } from './presence-change.ts';
import { subteamMembersChanged, subteamUpdated } from './subteam-change.ts';
import { userChange } from './user-change.ts';

export type EventHandler<Name extends string> = (
  ctx: Context,
  args: SlackEventMiddlewareArgs<Name> & AllMiddlewareArgs,
) => Promise<void>;

/** The manifest subscribes to these and to nothing else. */
export const EVENTS = [
  'app_home_opened',
  'user_change',
  'user_status_changed',
  'dnd_updated_user',
  'subteam_members_changed',
  'subteam_updated',
  'channel_archive',
  'channel_unarchive',
  'channel_deleted',
  'channel_left',
  'group_archive',
  'group_unarchive',
  'group_deleted',
  'group_left',
  'member_joined_channel',
  'app_uninstalled',
  'tokens_revoked',
] as const;

export function registerEvents(app: App, ctx: Context): void {
  app.event('app_home_opened', (args) => appHomeOpened(ctx, args));
  app.event('user_change', (args) => userChange(ctx, args));
  app.event('user_status_changed', (args) => userStatusChanged(ctx, args));
  app.event('dnd_updated_user', (args) => dndUpdatedUser(ctx, args));
  app.event('subteam_members_changed', (args) => subteamMembersChanged(ctx, args));
  app.event('subteam_updated', (args) => subteamUpdated(ctx, args));
  app.event('channel_archive', (args) => channelArchived(ctx, args));
  app.event('channel_unarchive', (args) => channelUnarchived(ctx, args));
  app.event('channel_deleted', (args) => channelDeleted(ctx, args));
  app.event('channel_left', (args) => channelLeft(ctx, args));
  app.event('group_archive', (args) => channelArchived(ctx, args));
  app.event('group_unarchive', (args) => channelUnarchived(ctx, args));
  app.event('group_deleted', (args) => channelDeleted(ctx, args));
  app.event('group_left', (args) => channelLeft(ctx, args));
  app.event('member_joined_channel', (args) => memberJoined(ctx, args));
  app.event('app_uninstalled', (args) => appUninstalled(ctx, args));
  app.event('tokens_revoked', (args) => tokensRevoked(ctx, args));
}
