import { isVisible } from '../../state/directory.ts';
import { app, type Channel } from '../../state/model.ts';
import { Refusal } from '../../state/refusal.ts';
import type { Workspace } from '../../state/workspace.ts';
import { type Arguments, isSet, listOf, optionalText, requiredText } from '../arguments.ts';
import { describeChannel } from '../describe.ts';
import type { Methods } from '../method.ts';
import { limitOf, pageOf } from './paging.ts';

const pageSize = { usual: 100, most: 1000 };
const types = ['public_channel', 'private_channel', 'mpim', 'im'];

export const conversationsMethods: Methods = {
  'conversations.info': ({ directory }, args) => {
    const channel = visibleChannel(directory, args);
    const count = isSet(args, 'include_num_members') && {
      num_members: directory.membersOf(channel).length,
    };
    return { channel: { ...describeChannel(channel), ...count } };
  },

  'conversations.list': ({ directory }, args) => {
    const wanted = listOf(args, 'types') ?? ['public_channel'];
    if (!wanted.every((type) => types.includes(type))) throw new Refusal('invalid_types');
    const live = (channel: Channel) => !channel.isArchived || !isSet(args, 'exclude_archived');
    const channels = directory.channels.filter(
      (channel) => isVisible(channel) && wanted.includes(typeOf(channel)) && live(channel),
    );
    const { page, rest } = pageOf(args, channels, limitOf(args, pageSize));
    return { channels: page.map(describeChannel), ...rest };
  },

  'conversations.members': ({ directory }, args) => {
    const members = directory.membersOf(visibleChannel(directory, args));
    const { page, rest } = pageOf(args, members, limitOf(args, pageSize));
    return { members: page, ...rest };
  },

  'conversations.open': ({ directory }, args) => {
    const isKnown = directory.findDm(personOf(directory, args)) !== undefined;
    const channel = directory.openDm(personOf(directory, args));
    const whole = isSet(args, 'return_im') ? describeChannel(channel) : { id: channel.id };
    return { no_op: isKnown, already_open: isKnown, channel: whole };
  },
};

function visibleChannel(directory: Workspace['directory'], args: Arguments): Channel {
  const channel = directory.findVisible(requiredText(args, 'channel'));
  if (!channel) throw new Refusal('channel_not_found');
  return channel;
}

function typeOf({ directTo, isPrivate }: Channel): string {
  if (directTo !== undefined) return 'im';
  return isPrivate ? 'private_channel' : 'public_channel';
}

/** The one person a conversation is to be opened with, named by id or by the DM there is. */
function personOf(directory: Workspace['directory'], args: Arguments): string {
  const named = optionalText(args, 'channel');
  if (named) return dmPerson(directory.findChannel(named));
  const [id, ...others] = listOf(args, 'users') ?? [];
  if (!id) throw new Refusal('users_list_not_supplied');
  if (others.length > 0) throw new Refusal('method_not_supported_for_channel_type');
  const user = directory.findUser(id);
  if (!user || user.id === app.botUserId) throw new Refusal('user_not_found');
  if (user.deleted) throw new Refusal('user_disabled');
  return user.id;
}

function dmPerson(channel: Channel | undefined): string {
  if (channel?.directTo === undefined) throw new Refusal('channel_not_found');
  return channel.directTo;
}
