import type { Asked } from '../routing/model/cards/asked.ts';
import type { CloseOutcome } from '../routing/model/lead.ts';
import type { Engagement } from '../routing/model/working/engagement.ts';
import { SHOWN } from './limits.ts';
import { cleaned, cut } from './text.ts';

/** Small words that several surfaces share; every other word stands in the card that owns it. */

export const OUTCOME_WORDS: Record<CloseOutcome, string> = {
  qualified: 'Qualified',
  converted: 'Converted',
  not_a_fit: 'Not a fit',
  bad: 'Bad lead',
  duplicate: 'Duplicate',
  stale: 'Stale',
  no_route: 'Not for sales',
};

/** How far contact has come, inside a sentence. */
export const ENGAGEMENT_WORDS: Record<Engagement, string> = {
  untouched: 'not touched yet',
  attempted: 'tried, no answer yet',
  connected: 'in contact',
  meeting: 'met',
  none: 'no contact needed',
};

/** "converted, 12,000 EUR" inside a sentence. */
export function outcomeWords(outcome: CloseOutcome, worth: string | null = null): string {
  const words = OUTCOME_WORDS[outcome].toLowerCase();
  return worth ? `${words}, ${worth}` : words;
}

/** low < 0.4 ≤ medium < 0.7 ≤ high. */
export function priorityWord(priority: number): 'low' | 'medium' | 'high' {
  if (priority < 0.4) return 'low';
  return priority < 0.7 ? 'medium' : 'high';
}

export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** "Wrong language" inside a sentence; "I am full" and "CRM is down" keep their capitals. */
export function lowered(raw: string): string {
  const text = cleaned(raw);
  return /^\p{Lu}\p{Ll}/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

/** "Ana", "Ana and Ben", "Ana, Ben and Cleo". */
export function listed(names: readonly string[], last = 'and'): string {
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} ${last} ${names.at(-1)}`;
}

/** Of several who are asked the first are named. */
const MOST_NAMED = 3;

function named(who: readonly string[], last: 'and' | 'or'): string {
  const shown = who.slice(0, who.length > MOST_NAMED + 1 ? MOST_NAMED : who.length);
  const more = who.length - shown.length;
  const names = shown.map((name) => cut(name, SHOWN.person));
  return listed(more > 0 ? [...names, `${more} more`] : names, last);
}

/** "Ana", or "Ana, Ben or Cleo" of whom the first to claim gets it: with a verb as of one name. */
export function anyOf(who: Asked): string {
  return typeof who === 'string' ? cut(who, SHOWN.person) : named(who, 'or');
}

/** "Ana, Ben and Cleo"; of many the first three by name. */
export function everyOf(who: readonly string[]): string {
  return named(who, 'and');
}

/** "Ana", or "Ana, Ben and Cleo". */
export function allOf(who: Asked): string {
  return typeof who === 'string' ? who : everyOf(who);
}

/** "Ana has it", or "Ana, Ben and Cleo are asked". */
export function haveIt(who: Asked): string {
  return typeof who === 'string' ? `${who} has it` : `${named(who, 'and')} are asked`;
}

/** "2 reps are asked: Ana and Ben". */
export function askedTogether(who: readonly string[]): string {
  return `${counted(who.length, 'rep is', 'reps are')} asked: ${named(who, 'and')}`;
}

/** "Ana is asked", or "Ana, Ben and Cleo are asked". */
export function areAsked(who: Asked): string {
  return typeof who === 'string' ? `${who} is asked` : haveIt(who);
}

export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** Why a decline uses the turn although its reason gives it back; 0: none ever comes back. */
export function spentWords(cameBack: number): string {
  if (cameBack === 0) return 'No turn comes back in this pool, so this one counts.';
  return `${counted(cameBack, 'turn')} came back within a day already, so this one counts.`;
}

/** 2 is "2nd". */
export function ordinal(place: number): string {
  const teen = place % 100 > 10 && place % 100 < 14;
  const ending = teen ? 'th' : (['th', 'st', 'nd', 'rd'][place % 10] ?? 'th');
  return `${place}${ending}`;
}
