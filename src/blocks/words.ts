import type { Asked } from '../routing/model/cards/asked.ts';
import type { CloseOutcome } from '../routing/model/lead.ts';
import type { DiscardReason } from '../routing/model/quarantine.ts';
import type { Engagement } from '../routing/model/working/engagement.ts';
import { listed } from '../words/lists.ts';
import { counted } from '../words/numbers.ts';
import { lowered, type Phrase, type Slot, say } from '../words/say.ts';
import { SHOWN } from './limits.ts';
import { cut } from './text.ts';

/** Small words that several surfaces share; every other word stands in the card that owns it. */

export const OUTCOME_WORDS: Record<CloseOutcome, Phrase> = {
  qualified: say`Qualified`,
  converted: say`Converted`,
  not_a_fit: say`Not a fit`,
  bad: say`Bad lead`,
  duplicate: say`Duplicate`,
  stale: say`Stale`,
  no_route: say`Not for sales`,
};

export const DISCARD_WORDS: Record<DiscardReason, Phrase> = {
  spam: say`Spam`,
  bot: say`A bot`,
  test: say`Somebody tried the form`,
  duplicate: say`A duplicate`,
  not_for_sales: say`Not for sales`,
  other: say`Something else`,
};

/** How far contact has come, inside a sentence. */
export const ENGAGEMENT_WORDS: Record<Engagement, Phrase> = {
  untouched: say`not touched yet`,
  attempted: say`tried, no answer yet`,
  connected: say`in contact`,
  meeting: say`met`,
  none: say`no contact needed`,
};

/** "converted, 12,000 EUR" inside a sentence. */
export function outcomeWords(outcome: CloseOutcome, worth: string | null = null): Phrase {
  const words = lowered(OUTCOME_WORDS[outcome]);
  return worth ? say`${words}, ${worth}` : words;
}

/** low < 0.4 ≤ medium < 0.7 ≤ high. */
export function priorityWord(priority: number): Phrase {
  if (priority < 0.4) return say`low`;
  return priority < 0.7 ? say`medium` : say`high`;
}

/** Of several who are asked the first are named. */
const MOST_NAMED = 3;

function named(who: readonly string[], last: 'and' | 'or'): Phrase {
  const shown = who.slice(0, who.length > MOST_NAMED + 1 ? MOST_NAMED : who.length);
  const more = who.length - shown.length;
  const names = shown.map((name) => cut(name, SHOWN.person));
  return listed(more > 0 ? [...names, say`${more} more`] : names, last);
}

/** "Ana", or "Ana, Ben or Cleo" of whom the first to claim gets it: with a verb as of one name. */
export function anyOf(who: Asked): Slot {
  return typeof who === 'string' ? cut(who, SHOWN.person) : named(who, 'or');
}

/** "Ana, Ben and Cleo"; of many the first three by name. */
export function everyOf(who: readonly string[]): Phrase {
  return named(who, 'and');
}

/** "Ana", or "Ana, Ben and Cleo". */
export function allOf(who: Asked): Slot {
  return typeof who === 'string' ? who : everyOf(who);
}

/** The same where they may be gone. */
export function calledRep(who: Asked | null): Slot {
  return who === null ? say`the rep` : allOf(who);
}

/** "Ana has it", or "Ana, Ben and Cleo are asked". */
export function haveIt(who: Asked): Phrase {
  return typeof who === 'string' ? say`${who} has it` : say`${named(who, 'and')} are asked`;
}

/** "2 reps are asked: Ana and Ben". */
export function askedTogether(who: readonly string[]): Phrase {
  return say`${counted(who.length, 'rep is', 'reps are')} asked: ${named(who, 'and')}`;
}

/** "Ana is asked", or "Ana, Ben and Cleo are asked". */
export function areAsked(who: Asked): Phrase {
  return typeof who === 'string' ? say`${who} is asked` : haveIt(who);
}

/** Why a decline uses the turn although its reason gives it back; 0: none ever comes back. */
export function spentWords(cameBack: number): Phrase {
  if (cameBack === 0) return say`No turn comes back in this pool, so this one counts.`;
  return say`${counted(cameBack, 'turn')} came back within a day already, so this one counts.`;
}

/** "twice more", of what may be done only so often. */
export function timesMore(left: number): Phrase {
  if (left === 0) return say`no more`;
  if (left === 1) return say`once more`;
  return left === 2 ? say`twice more` : say`${left} times more`;
}
