import type { Answer } from '../../../blocks/answers/answer.ts';
import { leadsMerged } from '../../../blocks/answers/merge-answers.ts';
import * as words from '../../../blocks/answers/suggestion-answers.ts';
import type { SettleOutcome } from '../../../services/suggestions/settle-suggestion.ts';
import { say } from '../../../words/say.ts';
import type { Reader } from '../../../words/time.ts';
import { refused } from './refusals.ts';

/** What became of a manager's word on whether two are the same. */
export function settleAnswer(was: SettleOutcome, reader: Reader): Answer {
  switch (was.outcome) {
    case 'linked':
      return words.sameCompany(was);
    case 'not_linked':
      return words.notTheSame(was);
    case 'merged':
      return leadsMerged(was);
    case 'kept_apart':
      return words.keptApart(was);
    case 'settled_before':
      return words.settledBefore(was, reader);
    case 'outdated':
      return words.nothingToSettle(was);
    default:
      return refused(was, say`Saying whether two are the same`);
  }
}
