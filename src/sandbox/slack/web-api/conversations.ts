import { Refusal } from '../state/refusal.ts';
import { requiredText } from './arguments.ts';
import { describeChannel } from './describe.ts';
import type { Methods } from './method.ts';

export const conversationsMethods: Methods = {
  'conversations.info': ({ directory }, args) => {
    const channel = directory.findChannel(requiredText(args, 'channel'));
    const hidden = channel?.isPrivate === true && channel.botIsMember === false;
    if (!channel || hidden) throw new Refusal('channel_not_found');
    return { channel: describeChannel(channel) };
  },
};
