import { type Answer, answer } from '../../../blocks/answers/answer.ts';
import * as words from '../../../blocks/answers/quarantine-answers.ts';
import type { SafeText } from '../../../blocks/text.ts';
import type { CorrectOutcome } from '../../../services/quarantine/correct-quarantined.ts';
import type { DiscardOutcome } from '../../../services/quarantine/discard-quarantined.ts';
import type { QuarantinePage } from '../../../services/quarantine/load-quarantine.ts';
import type { NotQuarantined } from '../../../services/quarantine/outcomes.ts';
import type { ReleaseOutcome } from '../../../services/quarantine/release-quarantined.ts';
import type { Refusal } from '../../../services/steps/permission.ts';
import { say } from '../../../words/say.ts';
import type { Reader } from '../../../words/time.ts';
import { refused } from './refusals.ts';

type Settled =
  | ReleaseOutcome
  | Exclude<CorrectOutcome, { outcome: 'invalid' | 'nothing_changed' }>
  | Exclude<DiscardOutcome, { outcome: 'note_missing' }>;

/** What became of a lead in quarantine, in words; a refusal is told whole. */
export function quarantineAnswer(was: Settled): Answer {
  if ('company' in was) return answer(quarantineWords(was));
  return refusedQuarantine(was);
}

/** The same for a list, which goes on under it. */
export function quarantineWords(was: Exclude<Settled, Refusal>): SafeText {
  switch (was.outcome) {
    case 'released':
      return words.quarantineReleased(was);
    case 'corrected':
      return words.quarantineCorrected(was);
    case 'merged':
      return words.quarantineMerged(was);
    case 'discarded':
      return words.quarantineDiscarded(was);
    default:
      return words.notQuarantined(was);
  }
}

export function refusedQuarantine(was: Refusal): Answer {
  return refused(was, say`Deciding about quarantine`);
}

export function notThere(was: NotQuarantined): Answer {
  return answer(words.notQuarantined(was));
}

export function quarantinePage(
  was: QuarantinePage,
  reader: Reader,
  said: SafeText | null = null,
): Answer {
  return was.outcome === 'listed'
    ? words.quarantineList(was, reader, said)
    : refusedQuarantine(was);
}
