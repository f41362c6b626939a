/** Says which rules and places matched a lead and why the others did not. */

import type { ToldVerdicts } from '../../../routing/explanation/explain-verdicts.ts';
import { missWords } from '../../../routing/explanation/miss-words.ts';
import type { RuleVerdict } from '../../../routing/model/decision.ts';
import { reasonWords } from '../../../routing/model/reasons.ts';
import { type Phrase, say } from '../../../words/say.ts';

/** Of the rules that did not match; `lead explain --json` has all of them. */
const MOST_MISSED = 20;

/** What matched comes first: of a long policy nobody reads the rest. */
export function ruleLines({ rules }: ToldVerdicts, timeZone: string): Phrase[] {
  const line = (one: RuleVerdict) => ruleLine(one, timeZone);
  const missed = rules.filter(({ matched }) => !matched);
  const more = missed.length - MOST_MISSED;
  return [
    ...rules.filter(({ matched }) => matched).map(line),
    ...missed.slice(0, MOST_MISSED).map(line),
    ...(more > 0 ? [say`${more} more did not match`] : []),
  ];
}

function ruleLine({ rule, matched, won, why }: RuleVerdict, timeZone: string): Phrase {
  if (won) return say`“${rule}” won: ${reasonWords(why, timeZone)}`;
  return matched
    ? say`“${rule}” matched, did not win: ${reasonWords(why, timeZone)}`
    : say`“${rule}” did not match: ${missWords(why, timeZone)}`;
}

/** The lead's own stand in the line above these. */
export function placeLines({ territories, segments }: ToldVerdicts, timeZone: string): Phrase[] {
  return [...territories, ...segments]
    .filter(({ matched, won }) => matched && !won)
    .map(({ place, id, why }) => {
      const words = reasonWords(why, timeZone);
      return place === 'territory'
        ? say`The territory “${id}” matched too: ${words}.`
        : say`The segment “${id}” matched too: ${words}.`;
    });
}
