import type { SnoozeView } from '../../routing/model/cards/cards.ts';
import type { LeadStanding } from '../../routing/model/cards/standings/lead-standing.ts';
import { ordinal } from '../../words/numbers.ts';
import { lowered, type Phrase, type Slot, say } from '../../words/say.ts';
import { printedTime, type Reader } from '../../words/time.ts';
import { SHOWN } from '../limits.ts';
import { cut, leadFirst, type NamedLead } from '../text.ts';
import { anyOf, everyOf, OUTCOME_WORDS } from '../words.ts';

/** How a lead stands, in plain sentences. Times are printed. */

/** "Globex is offered to Ana until 10:15, the 2nd asked." */
export function standingLine(lead: NamedLead, standing: LeadStanding, reader: Reader): Phrase {
  const why = standing.why ? say`: ${cut(standing.why, SHOWN.reason)}` : '';
  const asleep = standing.snooze ? snoozedPart(standing.snooze, reader) : '';
  return say`${leadFirst(lead)} ${standingWords(standing, reader)}${why}${asleep}.`;
}

function snoozedPart({ until, reason }: SnoozeView, reader: Reader): Phrase {
  const why = reason ? say` (${cut(reason, SHOWN.reason)})` : '';
  return say`, snoozed until ${printedTime(until, reader)}${why}`;
}

function standingWords(standing: LeadStanding, reader: Reader): Phrase {
  const since = printedTime(standing.since, reader);
  const rep = standing.repName === null ? say`somebody` : anyOf(standing.repName);
  switch (standing.state) {
    case 'received':
      return say`waits for routing since ${since}`;
    case 'scheduled':
      return standing.waitsFor === 'turn'
        ? say`waits its turn since ${since}`
        : say`waits for a shift since ${since}`;
    case 'held':
      return say`is on hold since ${since}`;
    case 'quarantined':
      return say`is in quarantine since ${since}`;
    case 'offered':
      return say`is offered to ${offeredTo(standing)}${offerTerms(standing, reader)}`;
    case 'claimed':
      return say`has been with ${rep} since ${since}`;
    case 'working':
      return say`is worked on by ${rep}, last touch at ${since}`;
    case 'closed':
      return say`was closed at ${since}${closedWords(standing)}`;
    default:
      return say`was erased`;
  }
}

/** "Ana", or "Ana, Ben and Cleo at once". */
function offeredTo({ repName }: LeadStanding): Slot {
  if (repName === null) return say`somebody`;
  return typeof repName === 'string' ? anyOf(repName) : say`${everyOf(repName)} at once`;
}

function offerTerms({ until, asked, repName }: LeadStanding, reader: Reader): Slot {
  const end = until ? say` until ${printedTime(until, reader)}` : '';
  return asked > 1 && !Array.isArray(repName) ? say`${end}, the ${ordinal(asked)} asked` : end;
}

function closedWords({ closed, repName }: LeadStanding): Slot {
  if (!closed) return '';
  const isOther = repName !== null && repName !== closed.by;
  const had = isOther ? say`, while ${anyOf(repName)} had it` : '';
  const outcome = lowered(OUTCOME_WORDS[closed.outcome]);
  return say` as ${outcome}, by ${cut(closed.by, SHOWN.person)}${had}`;
}

/** "Next: …"; null where nothing comes by itself and nobody is waited for. */
export function nextLine(standing: LeadStanding, reader: Reader): Phrase | null {
  const words = nextWords(standing, reader);
  return words && say`Next: ${words}.`;
}

function nextWords(standing: LeadStanding, reader: Reader): Phrase | null {
  const { state, until, nextAt, staleAt, snooze } = standing;
  const at = (time: Date) => printedTime(time, reader);
  const stale = staleAt && say`closed as stale ${at(staleAt)} if nothing happens`;
  if (snooze) return say`it is back ${at(snooze.until)}`;
  switch (state) {
    case 'received':
      return say`a rep is asked in a moment`;
    case 'scheduled':
      if (standing.waitsFor === 'turn') return heldNext(standing, reader);
      return nextAt && say`a rep is asked at ${at(nextAt)}`;
    case 'held':
      return heldNext(standing, reader);
    case 'quarantined':
      return stale
        ? say`a manager releases, corrects or discards it, or it is ${stale}`
        : say`a manager releases, corrects or discards it`;
    case 'offered':
      return nextAt && say`the next rep is asked at ${at(nextAt)}`;
    case 'claimed':
    case 'working':
      return until ? touchWords(standing, until, reader) : stale;
    default:
      return state === 'closed' ? say`/lead restore brings it back` : null;
  }
}

function touchWords({ state }: LeadStanding, until: Date, reader: Reader): Phrase {
  const isLate = until < reader.now;
  const at = printedTime(until, reader);
  if (state === 'claimed') {
    return isLate ? say`first touch was due by ${at}` : say`first touch is due by ${at}`;
  }
  return isLate ? say`the next touch was due by ${at}` : say`the next touch is due by ${at}`;
}

const WAITS = {
  place: say`it goes out when somebody has room`,
  turn: say`it goes out when one of them has answered`,
  person: say`a manager picks a rep, or somebody else comes on shift`,
  manager: say`a manager decides`,
};

function heldNext({ waitsFor, nextAt }: LeadStanding, reader: Reader): Phrase {
  const waits = WAITS[waitsFor ?? 'manager'];
  return nextAt
    ? say`I look for a rep again at ${printedTime(nextAt, reader)}, or ${waits}`
    : waits;
}

/** "Asked 3 times, last 10:05"; null for somebody who asked once. */
export function repeatLine({ touches, lastTouchAt }: LeadStanding, reader: Reader): Phrase | null {
  return touches > 1
    ? say`Asked ${touches} times, last ${printedTime(lastTouchAt, reader)}.`
    : null;
}

export function aliasLine({ alias }: LeadStanding): Phrase | null {
  return alias === null ? null : say`${alias} was merged into this lead.`;
}
