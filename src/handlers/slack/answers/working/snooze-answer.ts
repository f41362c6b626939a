import type { Answer } from '../../../../blocks/answers/answer.ts';
import {
  missingNote,
  missingWords,
  unknownReason,
} from '../../../../blocks/answers/command-answers.ts';
import * as words from '../../../../blocks/answers/working/snooze-answers.ts';
import type { SnoozeForm } from '../../../../services/cards/load-snooze-form.ts';
import type { RerouteOutcome } from '../../../../services/ownership/reroute-lead.ts';
import type { SnoozeOutcome } from '../../../../services/ownership/snooze-lead.ts';
import type { UnsnoozeOutcome } from '../../../../services/ownership/unsnooze-lead.ts';
import { say } from '../../../../words/say.ts';
import type { Reader } from '../../../../words/time.ts';
import { refused, refusedOwner } from '../refusals.ts';
import { alreadyClosed } from '../words.ts';

type Unopened = Exclude<SnoozeForm, { outcome: 'open' }>;

/** What became of a lead that was to be put off. */
export function snoozeAnswer(was: SnoozeOutcome | Unopened, reader: Reader): Answer {
  switch (was.outcome) {
    case 'snoozed':
      return words.leadSnoozed(was, reader);
    case 'too_long':
      return words.snoozeTooLong(was, reader);
    case 'too_often':
      return words.snoozeTooOften(was);
    case 'past':
      return words.snoozePast(was);
    case 'no_reason':
      return words.snoozeWithoutReason(was);
    case 'already_closed':
      return alreadyClosed(was);
    case 'not_claimed':
      return words.notToSnooze(was);
    default:
      return refusedOwner(was, say`Snoozing this lead`, reader);
  }
}

export function unsnoozeAnswer(was: UnsnoozeOutcome, reader: Reader): Answer {
  switch (was.outcome) {
    case 'woken':
      return words.leadWoken(was);
    case 'not_snoozed':
      return words.notSnoozed(was);
    default:
      return refusedOwner(was, say`Waking this lead`, reader);
  }
}

export function rerouteAnswer(was: RerouteOutcome): Answer {
  switch (was.outcome) {
    case 'rerouted':
      return words.leadRerouted(was);
    case 'with_nobody':
      return words.withNobody(was);
    case 'already_closed':
      return alreadyClosed(was);
    case 'reason_missing':
      return missingWords('/lead reroute');
    case 'reason_unknown':
      return unknownReason(was.reasons);
    case 'note_missing':
      return missingNote(was.reason);
    default:
      return refused(was, say`Sending leads on`);
  }
}
