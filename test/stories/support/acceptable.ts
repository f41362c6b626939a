import type { HomeView, KnownBlock, ModalView } from '@slack/web-api';
import type { SlackStandIn } from '../../../src/sandbox/slack/stand-in.ts';
import { faultsOf } from '../../blocks/golden.ts';

const parsed = (value: unknown): unknown => (typeof value === 'string' ? JSON.parse(value) : value);

/** Whatever the bot posted, edited, opened or published: what Slack itself would have refused. */
export function refusedBySlack(slack: SlackStandIn): string[] {
  return slack.calls().flatMap(({ method, args }) => {
    const { blocks, view, text } = args;
    if (view !== undefined) return named(method, faultsOf(parsed(view) as ModalView | HomeView));
    if (blocks === undefined) return [];
    const message = {
      text: typeof text === 'string' ? text : '',
      blocks: parsed(blocks) as KnownBlock[],
    };
    return named(method, faultsOf(message));
  });
}

const named = (method: string, faults: string[]) => faults.map((fault) => `${method}: ${fault}`);
