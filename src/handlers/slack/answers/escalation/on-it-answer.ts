import type { Answer } from '../../../../blocks/answers/answer.ts';
import {
  nobodyNeeded,
  onIt,
  onItAlready,
} from '../../../../blocks/answers/escalation/on-it-answers.ts';
import type { AcknowledgeOutcome } from '../../../../services/sla/acknowledge-escalation.ts';
import { say } from '../../../../words/say.ts';
import type { Reader } from '../../../../words/time.ts';
import { refused } from '../refusals.ts';

export function onItAnswer(was: AcknowledgeOutcome, reader: Reader): Answer {
  switch (was.outcome) {
    case 'on_it':
      return onIt(was, reader);
    case 'already_on_it':
      return onItAlready(was, reader);
    case 'nothing_to_do':
      return nobodyNeeded(was);
    default:
      return refused(
        was,
        say`Being on an escalated lead`,
        say`managers and the manager of its pool`,
      );
  }
}
