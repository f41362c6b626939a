import type { Block } from './blocks/content.ts';
import { textsOf } from './blocks/inspect.ts';
import { readOut, rowsOf } from './outward/elements/spots.ts';
import type { SlackStandIn } from './stand-in.ts';
import type { Message, View } from './state/model.ts';

/**
 * `in` is looked for in the message, and in Home and modals in the element's own block and the
 * block before it; `row` is looked for there in a message too.
 */
export interface Where {
  in?: RegExp;
  row?: RegExp;
}

/** Finds something of that name among blocks. */
type Find<T> = (blocks: Block[], what: string) => T | undefined;

/** Everything a message says: its text and its blocks, with and without the mrkdwn marks. */
export function contentOf(message: Pick<Message, 'text' | 'blocks'>): string {
  return readOut([message.text, ...message.blocks.flatMap(textsOf)]);
}

export function says(message: Pick<Message, 'text' | 'blocks'>, wanted?: RegExp): boolean {
  return wanted === undefined || wanted.test(contentOf(message));
}

/** What one person can see. */
export class Sight {
  readonly #slack: SlackStandIn;
  readonly #userId: string;

  constructor(slack: SlackStandIn, userId: string) {
    this.#slack = slack;
    this.#userId = userId;
  }

  /** The newest message in which `find` finds `what`, and what it found. */
  inMessage<T>(what: string, where: Where, find: Find<T>) {
    const candidates = this.#messages().filter((message) => says(message, where.in));
    for (const { channel, ts, blocks } of candidates.toReversed()) {
      const found = find(rowsOf(blocks, where.row), what);
      if (found) return { place: { channel, ts }, found };
    }
    throw new Error(nowhere(what, candidates.map(contentOf)));
  }

  inView<T>(view: View, { what, in: wanted }: Where & { what: string }, find: Find<T>) {
    const { blocks } = view.content;
    const found = find(rowsOf(blocks, wanted), what);
    if (found) return { place: { viewId: view.id }, found };
    throw new Error(nowhere(what, [contentOf({ text: '', blocks })]));
  }

  /** The newest message that has a menu and says `wanted`. */
  messageSaying(wanted: RegExp | undefined): Message {
    const lasting = this.#messages().filter((message) => message.visibleTo === undefined);
    const message = lasting.findLast((each) => says(each, wanted));
    if (message) return message;
    throw new Error(`${this.#userId} sees no message that says ${wanted ?? 'anything'}.`);
  }

  frontModal(): View {
    const modal = this.#slack.modals(this.#userId).at(-1);
    if (!modal) throw new Error(`${this.#userId} has no modal open.`);
    return modal;
  }

  openedHome(): View {
    const home = this.#slack.home(this.#userId);
    if (!home) throw new Error(`${this.#userId} has no Home yet; call openHome first.`);
    return home;
  }

  #messages(): Message[] {
    const { directory, messages } = this.#slack.workspace;
    const channels = directory.channels.filter((one) => directory.isMember(one, this.#userId));
    const mayRead = new Set(channels.map((one) => one.id));
    const mine = (m: Message) => m.visibleTo === undefined || m.visibleTo === this.#userId;
    return messages.all().filter((message) => mayRead.has(message.channel) && mine(message));
  }
}

function nowhere(what: string, seen: string[]): string {
  return `There is no "${what}" to press or fill in; there is:\n${seen.join('\n---\n')}`;
}
