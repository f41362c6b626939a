import type { HomeView, KnownBlock, ModalView } from '@slack/web-api';
import type { SlackStandIn } from '../../../src/sandbox/slack/stand-in.ts';
import { ownFaultsOf } from '../../blocks/golden.ts';
import { objectionsTo } from '../../support/second-opinion.ts';

const parsed = (value: unknown): unknown => (typeof value === 'string' ? JSON.parse(value) : value);

/** Whatever the bot posted, edited, opened or published: what Slack itself would have refused. */
export function refusedBySlack(slack: SlackStandIn): string[] {
  const own = slack.calls().flatMap(({ method, args }) => {
    const { blocks, view, text } = args;
    if (view !== undefined) return named(method, ownFaultsOf(parsed(view) as ModalView | HomeView));
    if (blocks === undefined) return [];
    const message = {
      text: typeof text === 'string' ? text : '',
      blocks: parsed(blocks) as KnownBlock[],
    };
    return named(method, ownFaultsOf(message));
  });
  return [...own, ...rudeness(slack), ...objectionsTo(slack.calls())];
}

const PAGES_ALL = /<!(channel|here|everyone)|(?<![\p{L}\p{N}.])@(channel|here|everyone)\b/u;

/** What no good guest does: page a whole channel, or show the pages of addresses in a message. */
function rudeness(slack: SlackStandIn): string[] {
  return slack.calls().flatMap(({ method, args }) => {
    const isPaging = PAGES_ALL.test(JSON.stringify([args.text, args.blocks, args.view]));
    const isUnfurling =
      method === 'chat.postMessage' &&
      [args.unfurl_links, args.unfurl_media].some((shown) => String(shown) !== 'false');
    return [
      ...(isPaging ? [`${method} pages everybody`] : []),
      ...(isUnfurling ? [`${method} unfurls`] : []),
    ];
  });
}

const named = (method: string, faults: string[]) => faults.map((fault) => `${method}: ${fault}`);
