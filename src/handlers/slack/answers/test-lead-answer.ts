import type { Answer } from '../../../blocks/answers/answer.ts';
import { unknownRep } from '../../../blocks/answers/command-answers.ts';
import { noSlackUser, testLeadSent } from '../../../blocks/answers/deed-answers.ts';
import type { TestLeadOutcome } from '../../../services/people/send-test-lead.ts';
import { say } from '../../../words/say.ts';
import { refused } from './refusals.ts';

/** What became of a test lead, in words; `rep` is how somebody else was named, null for oneself. */
export function testLeadAnswer(was: TestLeadOutcome, rep: string | null): Answer {
  switch (was.outcome) {
    case 'sent':
      return testLeadSent(rep && was.name);
    case 'unknown_rep':
      return unknownRep(rep ?? 'you');
    case 'unreachable':
      return noSlackUser(was.name);
    default:
      return refused(was, say`Sending test leads to others`);
  }
}
