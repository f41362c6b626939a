import { expect } from 'vitest';
import type { Manner } from '../../../src/sandbox/slack/outward/clicks.ts';
import type { Delivered } from '../../../src/sandbox/slack/outward/courier.ts';
import type { Entries } from '../../../src/sandbox/slack/outward/fill-in.ts';
import { contentOf, Person } from '../../../src/sandbox/slack/person.ts';
import type { Where } from '../../../src/sandbox/slack/sight.ts';
import type { SlackStandIn } from '../../../src/sandbox/slack/stand-in.ts';
import type { Given } from '../../../src/sandbox/slack/state/entries/values.ts';
import type { Message } from '../../../src/sandbox/slack/state/model.ts';
import { drawView } from './draw.ts';

/** What a story does is told, done, and followed until everything is at rest. */
export type Act = <T>(line: string, work: () => Promise<T>) => Promise<T>;

/** Messages of one place, as everything stands at rest. */
export class Place {
  readonly name: string;
  readonly #read: () => Message[];

  constructor(name: string, read: () => Message[]) {
    this.name = name;
    this.#read = read;
  }

  /** The newest message that says `wanted`. */
  expectMessage(wanted: RegExp): Message {
    const found = this.#read().findLast((message) => wanted.test(contentOf(message)));
    if (found) return found;
    const there = this.#read().map(contentOf).join('\n---\n');
    throw new Error(`No message to ${this.name} says ${wanted}; there is:\n${there}`);
  }

  expectNoMessage(unwanted: RegExp): void {
    const said = this.#read().map(contentOf);
    expect(said.filter((text) => unwanted.test(text))).toEqual([]);
  }
}

/** What somebody entered into the form in front of them. */
export interface FilledForm {
  submit(): Promise<Delivered>;
  /** Presses a button of the form. */
  click(what: string): Promise<Delivered>;
}

/** Somebody of the company at the keyboard. */
export class Player {
  readonly id: string;
  readonly userId: string;
  readonly #person: Person;
  readonly #act: Act;
  readonly #say: (line: string) => void;
  readonly #dm: Place;
  #seen = '';

  constructor(who: {
    id: string;
    userId: string;
    slack: SlackStandIn;
    act: Act;
    say(line: string): void;
  }) {
    this.id = who.id;
    this.userId = who.userId;
    this.#person = new Person(who.slack, who.userId);
    this.#act = who.act;
    this.#say = who.say;
    this.#dm = new Place(who.id, () => this.#person.messages());
  }

  expectDm(wanted: RegExp): Message {
    return this.#dm.expectMessage(wanted);
  }

  expectNoDm(unwanted: RegExp): void {
    this.#dm.expectNoMessage(unwanted);
  }

  /** An answer that only this person sees. */
  expectPrivate(wanted: RegExp): Message {
    return new Place(this.id, () => this.#person.ephemerals()).expectMessage(wanted);
  }

  /** Presses a button, or picks an option of a menu, in the newest message that has it. */
  click(what: string, where: Where & Manner = {}) {
    const out = where.confirm === false ? ', and backs out' : '';
    const line = `${this.id} clicks [${what}]${about(where)}${out}`;
    return this.#act(line, () => this.#person.click(what, where));
  }

  /** Presses it once more before the bot could answer; both are under way together. */
  doubleClick(what: string, where: Where = {}) {
    const line = `${this.id} double-clicks [${what}]${about(where)}`;
    return this.#act(line, () => this.#person.doubleClick(what, where));
  }

  /** Uses the select or picker of that placeholder or action id in the newest message. */
  pick(what: string, given: Given, where: Where = {}) {
    const line = `${this.id} picks ${JSON.stringify(given)} as [${what}]${about(where)}`;
    return this.#act(line, () => this.#person.pick(what, given, where));
  }

  /** Uses a shortcut that belongs to no message. */
  shortcut(callbackId: string) {
    const line = `${this.id} uses the shortcut ${callbackId}`;
    return this.#act(line, () => this.#person.shortcut(callbackId));
  }

  /** Uses a shortcut in the menu of the newest message that says `in`. */
  messageShortcut(callbackId: string, where: { in?: RegExp } = {}) {
    const line = `${this.id} uses the message shortcut ${callbackId}${about(where)}`;
    return this.#act(line, () => this.#person.messageShortcut(callbackId, where));
  }

  /** Enters this into the form in front, which hears of it when something is pressed. */
  fill(values: Entries = {}): FilledForm {
    const entered = filled(values);
    return {
      submit: () =>
        this.#act(`${this.id} submits the form${entered}`, () => this.#person.submit(values)),
      click: (what) => {
        const line = `${this.id} clicks [${what}] in the form${entered}`;
        return this.#act(line, () => this.#person.clickInModal(what, values));
      },
    };
  }

  closeForm() {
    return this.#act(`${this.id} closes the form`, () => this.#person.closeModal());
  }

  /** Types `/lead why globex`, in the conversation with the bot or in `channel`. */
  command(line: string, channel?: string) {
    const where = channel ? ` in ${channel}` : '';
    return this.#act(`${this.id} types ${line}${where}`, () => this.#person.command(line, channel));
  }

  /** Looks at Home, which is written down. */
  async openHome(): Promise<void> {
    await this.#act(`${this.id} opens Home`, () => this.#person.openHome());
    this.#seen = this.#home();
    this.#say(`${this.id} sees Home:\n${this.#seen}`);
  }

  async clickInHome(what: string, where: { in?: RegExp } = {}): Promise<void> {
    const line = `${this.id} clicks [${what}] on Home${about(where)}`;
    await this.#act(line, () => this.#person.clickInHome(what, where));
  }

  /** As it was when it was last opened. */
  expectHome(wanted: RegExp): void {
    expect(this.#seen).toMatch(wanted);
  }

  #home(): string {
    const home = this.#person.home();
    if (!home) throw new Error(`${this.id} has no Home yet; call openHome first.`);
    return drawView(home.content);
  }
}

const about = (where: { in?: RegExp }) => (where.in ? ` in ${where.in}` : '');

function filled(values: Entries): string {
  const entries = Object.entries(values);
  return entries.length > 0 ? `: ${JSON.stringify(values).slice(1, -1)}` : '';
}
