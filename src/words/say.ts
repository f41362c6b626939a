import { ENGLISH, type Language, type Translation } from './language.ts';

/** A text for people, written in English and spelled in the language of whoever reads it. */
export interface Phrase {
  /** `name` prepares what stands in a slot as it is: a place that formats has to escape it. */
  in(language: Language, name?: (raw: string) => string): string;
  /** Other machines read English. */
  toJSON(): string;
}

/** What stands between the words of a text: a name as it is, a number, or words of their own. */
export type Slot = string | number | Phrase;

type Spell = (language: Language, name: (raw: string) => string) => string;

/** Whoever writes a text for people, writes it with this tag, or with `mrkdwn`. */
export function say(words: TemplateStringsArray, ...slots: readonly Slot[]): Phrase {
  return sentence(words, slots);
}

/** The same for a text of a table: `{slots}` stand between its words, by name. */
export function sayOf(text: string, slotOf: (name: string) => Slot): Phrase {
  const parts = text.split(/\{(\w+)\}/);
  const words = parts.filter((_, place) => place % 2 === 0);
  return sentence(words, parts.filter((_, place) => place % 2 === 1).map(slotOf));
}

function sentence(words: readonly string[], slots: readonly Slot[]): Phrase {
  return phrase((language, name) => {
    const values = slots.map((slot) => spell(slot, language, name));
    return filled(language, words, values);
  });
}

/** A text whose words depend on the language in another way: a time, a list, a number of things. */
export function phrase(spelled: Spell): Phrase {
  return {
    in: (language, name = asItIs) => spelled(language, name),
    toJSON: () => spelled(ENGLISH, asItIs),
  };
}

/** At the beginning of a sentence. */
export function capitalised(text: Slot): Phrase {
  return phrase((language, name) => {
    const words = spell(text, language, name);
    return `${words.charAt(0).toLocaleUpperCase(language.tag)}${words.slice(1)}`;
  });
}

/** "Wrong language" inside a sentence; "I am full" and "CRM is down" keep their capitals. */
export function lowered(text: Slot): Phrase {
  return phrase((language, name) => {
    const words = spell(text, language, name).trim();
    if (!/^\p{Lu}\p{Ll}/u.test(words)) return words;
    return `${words.charAt(0).toLocaleLowerCase(language.tag)}${words.slice(1)}`;
  });
}

/** For logs, terminals and whatever else has no reader of its own. */
export function english(text: Slot): string {
  return spell(text, ENGLISH);
}

export function spell(text: Slot, language: Language, name = asItIs): string {
  if (typeof text === 'object') return text.in(language, name);
  return typeof text === 'number' ? String(text) : name(text);
}

function asItIs(raw: string): string {
  return raw;
}

/** The words in that language, with what fills the slots between them. */
export function filled(
  language: Language,
  words: readonly string[],
  values: readonly string[],
): string {
  return put(language.translate(words) ?? { words, slots: [...values.keys()] }, values);
}

/** Slots may come in another order than in English, twice, or not at all. */
export function put({ words, slots }: Translation, values: readonly (string | number)[]): string {
  const [first = '', ...rest] = words;
  return slots.reduce<string>(
    (text, slot, place) => `${text}${values[slot] ?? ''}${rest[place] ?? ''}`,
    first,
  );
}
