import type { Answer } from '../../../blocks/answers/answer.ts';
import * as merged from '../../../blocks/answers/merge-answers.ts';
import type { MergeOutcome } from '../../../services/closing/merge-leads.ts';
import { say } from '../../../words/say.ts';
import { refused } from './refusals.ts';

/** What became of two leads that are one, in words. */
export function mergeAnswer(was: MergeOutcome): Answer {
  switch (was.outcome) {
    case 'merged':
      return merged.leadsMerged(was);
    case 'same_lead':
      return merged.sameLead(was);
    case 'already_merged':
      return merged.alreadyMerged(was);
    case 'already_closed':
      return merged.mergeIntoClosed(was);
    case 'test_and_real':
      return merged.testAndReal();
    default:
      return refused(was, say`Merging leads`);
  }
}
