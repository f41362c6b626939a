import type { Channel, Message } from '../state/model.ts';
import { app } from '../state/model.ts';
import { Refusal } from '../state/refusal.ts';
import type { Workspace } from '../state/workspace.ts';
import { type Arguments, blocksOf, optionalText, requiredText, structure } from './arguments.ts';
import { describeMessage } from './describe.ts';
import type { Methods } from './method.ts';

const longestPost = 40_000;
const longestUpdate = 4000;

export const chatMethods: Methods = {
  'chat.postMessage': (workspace, args) => {
    const target = requiredText(args, 'channel');
    const content = contentOf(args);
    const channel = workspace.directory.destination(target);
    const threadTs = optionalText(args, 'thread_ts');
    const metadata = structure(args, 'metadata');
    const message = workspace.messages.add({
      channel: channel.id,
      author: app.botUserId,
      ...content,
      ...(threadTs !== undefined && { threadTs }),
      ...(metadata !== undefined && { metadata }),
    });
    return described(workspace, message);
  },

  'chat.update': (workspace, args) => {
    const message = ownMessage(workspace, args);
    const text = optionalText(args, 'text');
    if ((text?.length ?? 0) > longestUpdate) throw new Refusal('msg_too_long');
    const blocks = blocksOf(args);
    if (text === undefined && blocks === undefined) throw new Refusal('no_text');
    if (!text && blocks?.length === 0) throw new Refusal('no_text');
    const kept = text === undefined ? message.blocks : [];
    workspace.messages.edit(message, { text: text ?? message.text, blocks: blocks ?? kept });
    return { ...described(workspace, message), text: message.text };
  },

  'chat.postEphemeral': (workspace, args) => {
    const channel = workspace.directory.destination(requiredText(args, 'channel'));
    const content = contentOf(args);
    const visibleTo = presentMember(workspace, channel, requiredText(args, 'user'));
    const author = app.botUserId;
    const message = workspace.messages.add({ channel: channel.id, author, visibleTo, ...content });
    return { message_ts: message.ts };
  },
};

function contentOf(args: Arguments): Pick<Message, 'text' | 'blocks'> {
  const text = (optionalText(args, 'text') ?? '').slice(0, longestPost);
  const blocks = blocksOf(args) ?? [];
  if (text === '' && blocks.length === 0) throw new Refusal('no_text');
  return { text, blocks };
}

/** A user id is refused here although a post accepts it: an update needs the DM's own id. */
function ownMessage(workspace: Workspace, args: Arguments): Message {
  const channel = workspace.directory.findChannel(requiredText(args, 'channel'));
  const ts = requiredText(args, 'ts');
  if (!channel) throw new Refusal('channel_not_found');
  const message = workspace.messages.find(channel.id, ts);
  if (!message || message.visibleTo !== undefined) throw new Refusal('message_not_found');
  if (message.author !== app.botUserId) throw new Refusal('cant_update_message');
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
