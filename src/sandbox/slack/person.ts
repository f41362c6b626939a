import { setTimeout as sleep } from 'node:timers/promises';
import type { Block } from './blocks/content.ts';
import { type Choice, choicesOf, textsOf } from './blocks/inspect.ts';
import type { Delivered } from './outward/courier.ts';
import type { Entries } from './outward/fill-in.ts';
import type { Commanded } from './outward/person-actions.ts';
import type { SlackStandIn } from './stand-in.ts';
import type { Message, View } from './state/model.ts';

const pollMs = 10;
const defaultTimeoutMs = 3000;

/** Everything a message says: its text and its blocks, with and without the mrkdwn marks. */
export function contentOf(message: Pick<Message, 'text' | 'blocks'>): string {
  const raw = [message.text, ...message.blocks.flatMap(textsOf)].join('\n');
  return `${raw}\n${raw.replaceAll(/[*_~`]/g, '')}`;
}

/** A conversation as a story reads it. */
export class Conversation {
  protected readonly slack: SlackStandIn;
  readonly id: string;

  constructor(slack: SlackStandIn, id: string) {
    this.slack = slack;
    this.id = id;
  }

  messages(): Message[] {
    return this.slack.messages(this.id);
  }

  /** The newest message that says `wanted` now, as soon as there is one. */
  waitFor(wanted: RegExp, timeoutMs = defaultTimeoutMs): Promise<Message> {
    return waitForMessage(() => this.messages(), wanted, timeoutMs);
  }
}

/** Somebody at the keyboard: reads, clicks, fills in and types as a person does. */
export class Person {
  readonly id: string;
  readonly #slack: SlackStandIn;

  constructor(slack: SlackStandIn, id: string) {
    this.#slack = slack;
    this.id = id;
  }

  /** The conversation with the bot. */
  messages(): Message[] {
    const dm = this.#slack.dmOf(this.id);
    return dm === undefined ? [] : this.#slack.messages(dm);
  }

  ephemerals(): Message[] {
    return this.#slack.ephemerals(this.id);
  }

  waitForDm(wanted: RegExp, timeoutMs = defaultTimeoutMs): Promise<Message> {
    return waitForMessage(() => this.messages(), wanted, timeoutMs);
  }

  waitForEphemeral(wanted: RegExp, timeoutMs = defaultTimeoutMs): Promise<Message> {
    return waitForMessage(() => this.ephemerals(), wanted, timeoutMs);
  }

  /**
   * Presses the button (or picks the menu option) of that label or action id in the newest message.
   * `row` is looked for in the element's own block and in the block before it.
   */
  click(what: string, where: { in?: RegExp; row?: RegExp } = {}): Promise<Delivered> {
    const candidates = this.#visible().filter((m) => says(m, where.in));
    const pick = ({ blocks }: Message) => choiceOf(rowsOf(blocks, where.row), what);
    const message = candidates.findLast(pick);
    const choice = message && pick(message);
    if (!message || !choice) throw new Error(nowhere(what, candidates.map(contentOf)));
    return this.#slack.people.click(this.id, { ...message, ...targetOf(choice) });
  }

  /** The modal in front. */
  modal(): View | undefined {
    return this.#slack.modals(this.id).at(-1);
  }

  waitForModal(timeoutMs = defaultTimeoutMs): Promise<View> {
    return waitUntil(
      () => this.modal(),
      timeoutMs,
      () => `${this.id} sees no modal.`,
    );
  }

  clickInModal(what: string, values: Entries = {}): Promise<Delivered> {
    return this.#clickInView(this.#front(), what, { values });
  }

  submit(values: Entries = {}): Promise<Delivered> {
    return this.#slack.people.submitView(this.id, this.#front().id, values);
  }

  closeModal(): Promise<Delivered> {
    return this.#slack.people.closeView(this.id, this.#front().id);
  }

  /** Types `/lead why globex`, in the conversation with the bot or in `channel`. */
  command(line: string, channel?: string): Promise<Commanded> {
    const [command = '', ...words] = line.split(' ');
    const text = words.join(' ');
    return this.#slack.people.slash(this.id, command, channel ? { text, channel } : text);
  }

  home(): View | undefined {
    return this.#slack.home(this.id);
  }

  openHome(): Promise<Delivered> {
    return this.#slack.people.openHome(this.id);
  }

  /** `in` is looked for in the element's own block and in the block before it. */
  clickInHome(what: string, where: { in?: RegExp } = {}): Promise<Delivered> {
    const home = this.home();
    if (!home) throw new Error(`${this.id} has no Home yet; call openHome first.`);
    return this.#clickInView(home, what, where);
  }

  #clickInView(view: View, what: string, where: { in?: RegExp; values?: Entries }) {
    const { blocks } = view.content;
    const choice = choiceOf(rowsOf(blocks, where.in), what);
    if (!choice) throw new Error(nowhere(what, [contentOf({ text: '', blocks })]));
    const values = where.values ?? {};
    const target = { viewId: view.id, values, ...targetOf(choice) };
    return this.#slack.people.clickInView(this.id, target);
  }

  #front(): View {
    const modal = this.modal();
    if (!modal) throw new Error(`${this.id} has no modal open.`);
    return modal;
  }

  #visible(): Message[] {
    const { directory, messages } = this.#slack.workspace;
    const channels = directory.channels.filter((channel) => directory.isMember(channel, this.id));
    const mayRead = new Set(channels.map((channel) => channel.id));
    const mine = (m: Message) => m.visibleTo === undefined || m.visibleTo === this.id;
    return messages.all().filter((message) => mayRead.has(message.channel) && mine(message));
  }
}

export const person = (slack: SlackStandIn, userId: string) => new Person(slack, userId);
export const channel = (slack: SlackStandIn, id: string) => new Conversation(slack, id);

/** Waits in real time, whatever clock the workspace runs on. */
export async function waitUntil<T>(
  look: () => T | undefined,
  timeoutMs: number,
  complaint: () => string,
): Promise<T> {
  const givenUpAt = performance.now() + timeoutMs;
  for (;;) {
    const seen = look();
    if (seen !== undefined) return seen;
    if (performance.now() > givenUpAt) throw new Error(complaint());
    await sleep(pollMs);
  }
}

function waitForMessage(read: () => Message[], wanted: RegExp, timeoutMs: number) {
  return waitUntil(
    () => read().findLast((message) => says(message, wanted)),
    timeoutMs,
    () => `No message says ${wanted}; there is:\n${read().map(contentOf).join('\n---\n')}`,
  );
}

function says(message: Pick<Message, 'text' | 'blocks'>, wanted: RegExp | undefined): boolean {
  return wanted === undefined || wanted.test(contentOf(message));
}

/** The blocks that say `wanted` themselves or stand behind one that does. */
function rowsOf(blocks: Block[], wanted: RegExp | undefined): Block[] {
  return blocks.filter((block, i) =>
    says({ text: '', blocks: [blocks[i - 1] ?? block, block] }, wanted),
  );
}

function choiceOf(blocks: Block[], what: string): Choice | undefined {
  const choices = choicesOf(blocks);
  return (
    choices.find((choice) => choice.label === what) ??
    choices.find((choice) => choice.element.action_id === what)
  );
}

function targetOf({ block, element, value }: Choice) {
  return {
    actionId: element.action_id ?? '',
    blockId: block.block_id ?? '',
    ...(value !== undefined && { value }),
  };
}

function nowhere(what: string, seen: string[]): string {
  return `There is no "${what}" to press; there is:\n${seen.join('\n---\n')}`;
}
