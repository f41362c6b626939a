import { expect } from 'vitest';
import type { Entries } from '../../../src/sandbox/slack/outward/fill-in.ts';
import { contentOf, Person } from '../../../src/sandbox/slack/person.ts';
import type { SlackStandIn } from '../../../src/sandbox/slack/stand-in.ts';
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
  click(what: string, where: { in?: RegExp } = {}) {
    const about = where.in ? ` in ${where.in}` : '';
    return this.#act(`${this.id} clicks [${what}]${about}`, () => this.#person.click(what, where));
  }

  clickInForm(what: string, values: Entries = {}) {
    const line = `${this.id} clicks [${what}] in the form${filled(values)}`;
    return this.#act(line, () => this.#person.clickInModal(what, values));
  }

  submit(values: Entries = {}) {
    const line = `${this.id} submits the form${filled(values)}`;
    return this.#act(line, () => this.#person.submit(values));
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
    const about = where.in ? ` in ${where.in}` : '';
    const line = `${this.id} clicks [${what}] on Home${about}`;
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

function filled(values: Entries): string {
  const entries = Object.entries(values);
  return entries.length > 0 ? `: ${JSON.stringify(values).slice(1, -1)}` : '';
}
