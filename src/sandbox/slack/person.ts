import { setTimeout as sleep } from 'node:timers/promises';
import type { Target } from './outward/actions.ts';
import type { Manner } from './outward/clicks.ts';
import type { Delivered } from './outward/courier.ts';
import { type Field, fieldIn, pressable } from './outward/elements/spots.ts';
import type { Entries } from './outward/fill-in.ts';
import type { Commanded, Order } from './outward/person-actions.ts';
import type { Timing } from './outward/screen.ts';
import { contentOf, Sight, says, type Where } from './sight.ts';
import type { SlackStandIn } from './stand-in.ts';
import type { Given } from './state/entries/values.ts';
import type { Message, View } from './state/model.ts';

export { contentOf };

const pollMs = 10;
const defaultTimeoutMs = 3000;

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
  readonly #sight: Sight;

  constructor(slack: SlackStandIn, id: string) {
    this.#slack = slack;
    this.id = id;
    this.#sight = new Sight(slack, id);
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
  click(what: string, where: Where & Manner = {}): Promise<Delivered> {
    const { place, found } = this.#sight.inMessage(what, where, pressable);
    return this.#slack.people.click(this.id, { ...mannerOf(where), ...place, ...found });
  }

  /** Presses it once more before the app could change anything. */
  doubleClick(what: string, where: Where = {}, order: Order = 'together'): Promise<Delivered[]> {
    const { place, found } = this.#sight.inMessage(what, where, pressable);
    return this.#slack.people.doubleClick(this.id, { ...place, ...found }, order);
  }

  /** Uses the select, picker or input of that placeholder or action id in the newest message. */
  async pick(what: string, given: Given, where: Where & Manner = {}): Promise<Delivered> {
    const { place, found } = this.#sight.inMessage(what, where, fieldIn);
    const target = await this.#entry(place, found, given);
    return this.#slack.people.click(this.id, { ...mannerOf(where), ...target });
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
    return this.#clickInView(this.#sight.frontModal(), { what, values });
  }

  /** Uses a field that tells the app at once; the others are filled in when the form is sent. */
  pickInModal(what: string, given: Given): Promise<Delivered> {
    return this.#pickInView(this.#sight.frontModal(), { what }, given);
  }

  async submit(values: Entries = {}, how: Timing = {}): Promise<Delivered> {
    const viewId = this.#sight.frontModal().id;
    return this.#slack.people.submitView(this.id, { viewId, ...how }, values);
  }

  async closeModal(): Promise<Delivered> {
    return this.#slack.people.closeView(this.id, this.#sight.frontModal().id);
  }

  /** The ✕ of a stack of modals. */
  closeAllModals(): Promise<Delivered[]> {
    return this.#slack.people.closeAllViews(this.id);
  }

  /** Uses a shortcut of the app that belongs to no message. */
  shortcut(callbackId: string, how: Timing = {}): Promise<Delivered> {
    return this.#slack.people.shortcut(this.id, callbackId, how);
  }

  /** Uses a shortcut in the menu of the newest message that says `in`. */
  messageShortcut(callbackId: string, where: { in?: RegExp } & Timing = {}): Promise<Delivered> {
    const { in: wanted, ...how } = where;
    const { channel, ts } = this.#sight.messageSaying(wanted);
    return this.#slack.people.messageShortcut(this.id, { callbackId, channel, ts, ...how });
  }

  /** Types `/lead why globex`, in the conversation with the bot or in `channel`. */
  command(line: string, where?: string | ({ channel?: string } & Timing)): Promise<Commanded> {
    const [command = '', ...words] = line.split(' ');
    const text = words.join(' ');
    const how = typeof where === 'string' ? { channel: where } : where;
    return this.#slack.people.slash(this.id, command, { text, ...how });
  }

  home(): View | undefined {
    return this.#slack.home(this.id);
  }

  openHome(): Promise<Delivered> {
    return this.#slack.people.openHome(this.id);
  }

  /** `in` is looked for in the element's own block and in the block before it. */
  clickInHome(
    what: string,
    where: { in?: RegExp; values?: Entries } & Manner = {},
  ): Promise<Delivered> {
    return this.#clickInView(this.#sight.openedHome(), { what, ...where });
  }

  pickInHome(what: string, given: Given, where: { in?: RegExp } = {}): Promise<Delivered> {
    return this.#pickInView(this.#sight.openedHome(), { what, ...where }, given);
  }

  #clickInView(view: View, spot: Where & Manner & { what: string; values?: Entries }) {
    const { place, found } = this.#sight.inView(view, spot, pressable);
    const at = { ...place, values: spot.values ?? {}, ...mannerOf(spot) };
    return this.#slack.people.clickInView(this.id, { ...at, ...found });
  }

  async #pickInView(view: View, spot: Where & { what: string }, given: Given) {
    const { place, found } = this.#sight.inView(view, spot, fieldIn);
    return this.#slack.people.clickInView(this.id, await this.#entry(place, found, given));
  }

  /** What is entered; an external select is asked first for what it offers. */
  async #entry<P extends { channel: string; ts: string } | { viewId: string }>(
    place: P,
    { element, target }: Field,
    given: Given,
  ): Promise<P & Target> {
    const entry = { ...place, ...target, value: given };
    if (!element.type.endsWith('external_select')) return entry;
    const asked = [given ?? []].flat().map((typed) => {
      return this.#slack.people.suggest(this.id, { ...place, actionId: target.actionId, typed });
    });
    return { ...entry, offered: (await Promise.all(asked)).flat() };
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

function mannerOf({ confirm, triggerLate }: Manner): Manner {
  return {
    ...(confirm !== undefined && { confirm }),
    ...(triggerLate !== undefined && { triggerLate }),
  };
}
