import type { HomeView, KnownBlock, ModalView } from '@slack/web-api';
import type { SlackStandIn } from '../../../src/sandbox/slack/stand-in.ts';
import { ownFaultsOf } from '../../blocks/golden.ts';
import { nuisances } from '../../support/good-neighbour.ts';
import { objectionsTo } from '../../support/second-opinion.ts';

const parsed = (value: unknown): unknown => (typeof value === 'string' ? JSON.parse(value) : value);

/** Whatever the bot posted, edited or opened: what Slack or its people would not like. */
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
  return [...own, ...slack.calls().flatMap(nuisances), ...objectionsTo(slack.calls())];
}

const named = (method: string, faults: string[]) => faults.map((fault) => `${method}: ${fault}`);
