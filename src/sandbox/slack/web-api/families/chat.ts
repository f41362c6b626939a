import type { Channel, Message } from '../../state/model.ts';
import { app } from '../../state/model.ts';
import { Refusal } from '../../state/refusal.ts';
import type { Workspace } from '../../state/workspace.ts';
import { type Arguments, blocksOf, optionalText, requiredText } from '../arguments.ts';
import { describeMessage } from '../describe.ts';
import type { Methods } from '../method.ts';
import { contentOf, metadataOf } from './message-content.ts';

const longestEphemeral = 40_000;
const longestUpdate = 4000;

export const chatMethods: Methods = {
  'chat.postMessage': (workspace, args) => {
    const target = requiredText(args, 'channel');
    const content = { ...contentOf(args), ...metadataOf(args) };
    const channel = workspace.directory.destination(target);
    const threadTs = optionalText(args, 'thread_ts');
    const message = workspace.messages.add({
      channel: channel.id,
      author: app.botUserId,
      ...content,
      ...(threadTs !== undefined && { threadTs }),
    });
    return described(workspace, message);
  },

  'chat.update': (workspace, args) => {
    const message = ownMessage(workspace, args, 'cant_update_message');
    if (workspace.directory.findChannel(message.channel)?.isArchived) {
      throw new Refusal('is_inactive');
    }
    const text = optionalText(args, 'text');
    if ((text?.length ?? 0) > longestUpdate) throw new Refusal('msg_too_long');
    const blocks = blocksOf(args);
    if (text === undefined && blocks === undefined) throw new Refusal('no_text');
    if (!text && blocks?.length === 0) throw new Refusal('no_text');
    const kept = text === undefined ? message.blocks : [];
    const next = { text: text ?? message.text, blocks: blocks ?? kept, ...metadataOf(args) };
    workspace.messages.edit(message, next);
    return { ...described(workspace, message), text: message.text };
  },

  'chat.delete': (workspace, args) => {
    const message = ownMessage(workspace, args, 'cant_delete_message');
    workspace.messages.remove(message);
    return { channel: message.channel, ts: message.ts };
  },

  'chat.postEphemeral': (workspace, args) => {
    const channel = workspace.directory.destination(requiredText(args, 'channel'));
    if ((optionalText(args, 'text')?.length ?? 0) > longestEphemeral) {
      throw new Refusal('msg_too_long');
    }
    const content = contentOf(args);
    const visibleTo = presentMember(workspace, channel, requiredText(args, 'user'));
    const author = app.botUserId;
    const message = workspace.messages.add({ channel: channel.id, author, visibleTo, ...content });
    return { message_ts: message.ts };
  },

  'chat.getPermalink': (workspace, args) => {
    const { channel, ts } = publicMessage(workspace, args, 'message_ts');
    const place = `archives/${channel}/p${ts.replace('.', '')}`;
    return { channel, permalink: `https://${workspace.team.domain}.slack.com/${place}` };
  },
};

/** A user id is refused here although a post accepts it: a message stands in the DM's own id. */
function publicMessage({ directory, messages }: Workspace, args: Arguments, key: string): Message {
  const channel = directory.findVisible(requiredText(args, 'channel'));
  const ts = requiredText(args, key);
  if (!channel) throw new Refusal('channel_not_found');
  const message = messages.find(channel.id, ts);
  if (!message || message.visibleTo !== undefined) throw new Refusal('message_not_found');
  return message;
}

function ownMessage(workspace: Workspace, args: Arguments, foreign: string): Message {
  const message = publicMessage(workspace, args, 'ts');
  if (message.author !== app.botUserId) throw new Refusal(foreign);
  return message;
}

function presentMember(workspace: Workspace, channel: Channel, userId: string): string {
  const user = workspace.directory.findUser(userId);
  if (!user || !workspace.directory.isMember(channel, userId)) {
    throw new Refusal('user_not_in_channel');
  }
  return user.id;
}

function described(workspace: Workspace, message: Message): Record<string, unknown> {
  const { channel, ts } = message;
  return { channel, ts, message: describeMessage(workspace, message) };
}
