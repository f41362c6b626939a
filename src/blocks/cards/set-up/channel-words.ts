import type { LostCause } from '../../../routing/model/workspace/set-up.ts';
import { channelLink, joined, mrkdwn, type SafeText } from '../../text.ts';

const MOST = 5;

export function channelLinks(channels: readonly string[]): SafeText {
  const rest = channels.length - MOST;
  const links = joined(channels.slice(0, MOST).map(channelLink), ', ');
  return rest > 0 ? mrkdwn`${links} and ${rest} more` : links;
}

/** Why a post was refused, and what to do. */
export function refusalWords(channel: string, word: string): SafeText {
  const link = channelLink(channel);
  if (word === 'is_archived') return mrkdwn`${link} is archived. Pick another.`;
  if (word.startsWith('restricted_action')) {
    return mrkdwn`I may not write in ${link}. Let apps post there, then press Check again.`;
  }
  return mrkdwn`I am not in ${link}. Type /invite @Baton there, then press Check again.`;
}

/** What became of a channel, without a full stop. */
export function lostWords(channel: string, cause: LostCause): SafeText {
  const link = channelLink(channel);
  switch (cause) {
    case 'archived':
      return mrkdwn`${link} was archived`;
    case 'deleted':
      return mrkdwn`${link} was deleted`;
    case 'closed':
      return mrkdwn`I may not write in ${link} any more`;
    default:
      return mrkdwn`I am not in ${link}`;
  }
}
