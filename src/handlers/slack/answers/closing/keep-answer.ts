import type { Answer } from '../../../../blocks/answers/answer.ts';
import { leadKept, notCalledBad } from '../../../../blocks/answers/deed-answers.ts';
import type { KeepOutcome } from '../../../../services/closing/keep-lead.ts';
import { say } from '../../../../words/say.ts';
import { refused } from '../refusals.ts';

/** What came of saying that a lead is fine. */
export function keepAnswer(was: KeepOutcome): Answer {
  if (was.outcome === 'kept') return leadKept(was);
  if (was.outcome === 'not_called_bad') return notCalledBad(was);
  return refused(was, say`Judging a lead that a rep calls bad`);
}
