/** Words the value a condition met so that an explanation never repeats personal data. */
import { type Phrase, phrase, spell } from '../../words/say.ts';
import type { Scalar } from '../model/lead.ts';

const MAILBOX = /[^\s@"'<>(),;]+@/gu;
const LONGEST = 60;

/** The value in words: no mailbox before an `@`, and of a message only its length. */
export function describeFound(path: string, value: Scalar | undefined): string {
  if (value === undefined) return 'nothing';
  if (path === 'request.message') return `a text of ${String(value).length} characters`;
  const text = hideMailboxes(String(value));
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

/** `dana@globex.test` reads `…@globex.test`. */
export function hideMailboxes(text: string): string {
  return text.replaceAll(MAILBOX, '…@');
}

/** The same words without a mailbox in them. */
export function discreet(words: Phrase): Phrase {
  return phrase((language, name) => name(hideMailboxes(spell(words, language))));
}
