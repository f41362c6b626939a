import { languageInUse, spelled } from '../words/reading.ts';
import { filled, type Slot, say, spell } from '../words/say.ts';
import { SHOWN } from './limits.ts';

/**
 * Controls, bidi overrides, zero width, halves of a pair. Emoji keep the joiner they are made of.
 */
const UNSEEN = /\uFEFF|(?!\s|\u200D\p{Extended_Pictographic})[\p{Cc}\p{Cf}\p{Cs}]/gu;
const RIGHT_TO_LEFT =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
/** Slack formats with these; the look-alikes read the same and do nothing. */
const LOOK_ALIKES: Record<string, string> = { '*': '∗', '~': '∼', '`': 'ˋ', _: 'ˍ' };
/** Inside a word an underscore does nothing and stays. */
const FORMATTING = /[*~`]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu;
const PAGES_ALL = /(?<![\p{L}\p{N}.])@(?=channel|here|everyone|group)/giu;

class Safe {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  get value(): string {
    return this.#value;
  }
}
/** Text that Slack may format. Only the builders of this file make it, so nothing raw gets in. */
export type SafeText = Safe;

/** One line without anything unseen: no control, no bidi override, no zero-width character. */
export function cleaned(raw: string): string {
  return raw.replace(UNSEEN, '').replace(/\s+/g, ' ').trim();
}

/** Cleans, then shortens to `max` characters, at a word where one ends in the second half. */
export function cut(raw: Slot, max: number): string {
  const text = cleaned(spelled(raw));
  if (text.length <= max) return text;
  const kept = text.slice(0, max - 1).replace(/[\uD800-\uDBFF]$/, '');
  const space = text.startsWith(' ', kept.length) ? kept.length : kept.lastIndexOf(' ');
  return `${(space > max / 2 ? kept.slice(0, space) : kept).trimEnd()}…`;
}

/** Raw text, so that neither a mention, a link nor formatting can come out of it. */
export function escapeText(raw: string): SafeText {
  const neutral = cleaned(raw)
    .replace(FORMATTING, (mark) => LOOK_ALIKES[mark] ?? mark)
    .replace(PAGES_ALL, '＠')
    .replace(/[&<>]/g, (mark) => ENTITIES[mark] ?? mark);
  return new Safe(isolated(neutral));
}

/** Escapes what is raw and passes what is safe; the template's own words are trusted. */
export function mrkdwn(words: TemplateStringsArray, ...values: (Slot | SafeText)[]): SafeText {
  const language = languageInUse();
  const slots = values.map((one) =>
    one instanceof Safe ? one.value : spell(one, language, (raw) => escapeText(raw).value),
  );
  return new Safe(filled(language, words, slots));
}

/** Lines in letters of one width, whose blanks stay as they are; none of them can end the block. */
export function monospaced(lines: readonly Slot[]): SafeText {
  const neutral = lines.map((line) =>
    spelled(line)
      .replace(UNSEEN, '')
      .replace(/\s/g, ' ')
      .replace(PAGES_ALL, '＠')
      .replace(/[&<>`]/g, (mark) => ENTITIES[mark] ?? LOOK_ALIKES[mark] ?? mark),
  );
  return new Safe(`\`\`\`\n${neutral.join('\n')}\n\`\`\``);
}

/** Joins the parts that are there and say something. */
export function joined(parts: readonly (SafeText | null)[], separator: Slot): SafeText {
  return new Safe(parts.flatMap((part) => part?.value || []).join(spelled(separator)));
}

export const dotted = (...parts: (SafeText | null)[]): SafeText => joined(parts, ' · ');
export const lined = (...parts: (SafeText | null)[]): SafeText => joined(parts, '\n');
export const spaced = (...parts: (SafeText | null)[]): SafeText => joined(parts, ' ');

/** Shortens finished text without breaking an entity, a mention or a date in two. */
export function clip(text: SafeText, max: number): SafeText {
  if (text.value.length <= max) return text;
  const kept = text.value.slice(0, max - 1).replace(/(?:&[^;]*|<[^>]*|[\uD800-\uDBFF])$/, '');
  return new Safe(`${kept.trimEnd()}…`);
}

/** Pages the one person who must act now. */
export function mention(userId: string): SafeText {
  return /^[UW][A-Z0-9]+$/.test(userId) ? new Safe(`<@${userId}>`) : escapeText(userId);
}

/** Slack prints the channel's name to whoever may see it, and nobody is paged. */
export function channelLink(channelId: string): SafeText {
  return /^[CG][A-Z0-9]+$/.test(channelId) ? new Safe(`<#${channelId}>`) : escapeText(channelId);
}

/** Slack prints the instant in the zone of whoever reads it. */
export function dateToken(at: Date, format: string, fallback: Slot): SafeText {
  const seconds = Math.floor(at.getTime() / 1000);
  return new Safe(`<!date^${seconds}^${format}|${spelled(fallback)}>`);
}

/** As it is read aloud: nothing is bold, and an instant is the time printed in its token. */
export function heard(text: SafeText): SafeText {
  return new Safe(text.value.replaceAll('*', '').replaceAll(/<!date[^|]*\|([^>]*)>/g, '$1'));
}

/** Leads without a company are a first-class path: they are called as the person is. */
export interface NamedLead {
  company: string;
  person?: Slot;
}

/** What a lead is called. */
export function leadName({ company, person = '' }: NamedLead, max = 60): Slot {
  return cut(company, max) || cut(person, max) || say`a lead`;
}

/** The same where a sentence begins with it. */
export function leadFirst(lead: NamedLead, max = 60): Slot {
  const isNamed = cut(lead.company, 1) !== '' || cut(lead.person ?? '', 1) !== '';
  return isNamed ? leadName(lead, max) : say`A lead`;
}

/** The person; null where nobody is known, or where the lead is called by their name already. */
export function personBeside({ company, person = '' }: NamedLead): SafeText | null {
  const name = cut(person, SHOWN.person);
  const isCalled = cleaned(company) === '' || cleaned(company) === cleaned(spelled(person));
  return name === '' || isCalled ? null : mrkdwn`${name}`;
}

/** Left alone, a right-to-left name would carry the words beside it to its other side. */
function isolated(text: string): string {
  return RIGHT_TO_LEFT.test(text) ? `\u2068${text}\u2069` : text;
}
