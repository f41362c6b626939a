import type { SlackStandIn } from '../../../src/sandbox/slack/stand-in.ts';
import { leadsIn } from './company.ts';

/** What reached people, as Slack itself saw it. */
export interface Seen {
  /** When each lead was first in a message of its rep, by its number. */
  shownAt: Map<number, number>;
  calls: number;
  refused: number;
  messages: number;
}

export function whatCame(slack: SlackStandIn): Seen {
  const shownAt = new Map<number, number>();
  const posts = slack.calls('chat.postMessage').filter(({ outcome }) => outcome === 'ok');
  for (const { args, at } of posts) {
    for (const n of leadsIn(JSON.stringify(args))) {
      if (!shownAt.has(n)) shownAt.set(n, at.getTime());
    }
  }
  const calls = slack.calls();
  const refused = calls.filter(({ outcome }) => outcome === 'ratelimited').length;
  return { shownAt, calls: calls.length, refused, messages: posts.length };
}
