import type { ModalView } from '@slack/web-api';
import type { Answer } from '../../../blocks/answers/answer.ts';
import type { CommandName } from '../../../blocks/answers/help/usage.ts';
import type { Person } from '../person.ts';

/** What follows a verb, and who typed it. */
export interface Asked {
  person: Person;
  rest: string;
  /** The command as far as its verb, such as `/lead close`. */
  line: string;
  /** Shows a form, while Slack lets us: three seconds. */
  open(view: ModalView): Promise<unknown>;
}

/** Null where a form is the answer. */
export type Verb = (asked: Asked) => Promise<Answer | null>;

/** A slash command: its verbs, what else they are called, and what is still to come. */
export interface Command {
  name: CommandName;
  verbs: Readonly<Record<string, Verb>>;
  aliases: Readonly<Record<string, string>>;
  later: readonly string[];
  /** Nothing was typed: one's own state, then usage. */
  blank: Verb;
  /** What was typed begins with no verb: null where it means nothing without one either. */
  bare?: Verb;
}
