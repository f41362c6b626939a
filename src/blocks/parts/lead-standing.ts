import type { SnoozeView } from '../../routing/model/cards/cards.ts';
import type { LeadStanding } from '../../routing/model/cards/standings/lead-standing.ts';
import { SHOWN } from '../limits.ts';
import { cut, leadName } from '../text.ts';
import { printedTime, type Reader } from '../time.ts';
import { anyOf, everyOf, OUTCOME_WORDS, ordinal } from '../words.ts';

/** How a lead stands, in plain sentences. Times are printed. */

interface Named {
  company: string;
  person: string;
}

/** A tag that puts a sentence together: each name goes in by itself, so it can be kept apart. */
type Say<T> = (words: TemplateStringsArray, ...values: (string | T)[]) => T;

/** For a terminal, which formats nothing. */
export const plain: Say<string> = (words, ...values) => String.raw({ raw: words }, ...values);

interface Voice<T> {
  reader: Reader;
  say: Say<T>;
}

/** "Globex is offered to Ana until 10:15, the 2nd asked." */
export function standingLine<T>(lead: Named, standing: LeadStanding, voice: Voice<T>): T {
  const { say } = voice;
  const why = standing.why ? say`: ${cut(standing.why, SHOWN.reason)}` : '';
  const asleep = standing.snooze ? snoozedPart(standing.snooze, voice) : '';
  return say`${leadName(lead)} ${standingWords(standing, voice)}${why}${asleep}.`;
}

function snoozedPart<T>({ until, reason }: SnoozeView, { reader, say }: Voice<T>): T {
  const why = reason ? say` (${cut(reason, SHOWN.reason)})` : '';
  return say`, snoozed until ${printedTime(until, reader)}${why}`;
}

function standingWords<T>(standing: LeadStanding, { reader, say }: Voice<T>): T {
  const since = printedTime(standing.since, reader);
  const rep = anyOf(standing.repName ?? 'somebody');
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
      return say`is offered to ${offeredTo(standing)}${offerTerms(standing, { reader, say })}`;
    case 'claimed':
      return say`has been with ${rep} since ${since}`;
    case 'working':
      return say`is worked on by ${rep}, last touch at ${since}`;
    case 'closed':
      return say`was closed at ${since}${closedWords(standing, say)}`;
    default:
      return say`was erased`;
  }
}

/** "Ana", or "Ana, Ben and Cleo at once". */
function offeredTo({ repName }: LeadStanding): string {
  const who = repName ?? 'somebody';
  return typeof who === 'string' ? anyOf(who) : `${everyOf(who)} at once`;
}

function offerTerms<T>({ until, asked, repName }: LeadStanding, voice: Voice<T>): T | '' {
  const { reader, say } = voice;
  const end = until ? say` until ${printedTime(until, reader)}` : '';
  return asked > 1 && !Array.isArray(repName) ? say`${end}, the ${ordinal(asked)} asked` : end;
}

function closedWords<T>({ closed, repName }: LeadStanding, say: Say<T>): T | '' {
  if (!closed) return '';
  const isOther = repName !== null && repName !== closed.by;
  const had = isOther ? say`, while ${anyOf(repName)} had it` : '';
  const outcome = OUTCOME_WORDS[closed.outcome].toLowerCase();
  return say` as ${outcome}, by ${cut(closed.by, SHOWN.person)}${had}`;
}

/** "Next: …"; null where nothing comes by itself and nobody is waited for. */
export function nextLine(standing: LeadStanding, reader: Reader): string | null {
  const words = nextWords(standing, reader);
  return words && `Next: ${words}.`;
}

function nextWords(standing: LeadStanding, reader: Reader): string | null {
  const { state, until, nextAt, staleAt, snooze } = standing;
  const at = (time: Date) => printedTime(time, reader);
  const stale = staleAt && `closed as stale ${at(staleAt)} if nothing happens`;
  if (snooze) return `it is back ${at(snooze.until)}`;
  switch (state) {
    case 'received':
      return 'a rep is asked in a moment';
    case 'scheduled':
      if (standing.waitsFor === 'turn') return heldNext(standing, reader);
      return nextAt && `a rep is asked at ${at(nextAt)}`;
    case 'held':
      return heldNext(standing, reader);
    case 'quarantined':
      return ['a manager releases, corrects or discards it', stale]
        .filter(Boolean)
        .join(', or it is ');
    case 'offered':
      return nextAt && `the next rep is asked at ${at(nextAt)}`;
    case 'claimed':
    case 'working':
      return until ? touchWords(standing, until, reader) : stale;
    default:
      return state === 'closed' ? '/lead restore brings it back' : null;
  }
}

function touchWords({ state }: LeadStanding, until: Date, reader: Reader): string {
  const isLate = until < reader.now;
  const which = state === 'claimed' ? 'first touch' : 'the next touch';
  return `${which} ${isLate ? 'was' : 'is'} due by ${printedTime(until, reader)}`;
}

const WAITS = {
  place: 'it goes out when somebody has room',
  turn: 'it goes out when one of them has answered',
  person: 'a manager picks a rep, or somebody else comes on shift',
  manager: 'a manager decides',
};

function heldNext({ waitsFor, nextAt }: LeadStanding, reader: Reader): string {
  const waits = WAITS[waitsFor ?? 'manager'];
  return nextAt ? `I look for a rep again at ${printedTime(nextAt, reader)}, or ${waits}` : waits;
}

/** "Asked 3 times, last 10:05"; null for somebody who asked once. */
export function repeatLine({ touches, lastTouchAt }: LeadStanding, reader: Reader): string | null {
  return touches > 1 ? `Asked ${touches} times, last ${printedTime(lastTouchAt, reader)}.` : null;
}

export function aliasLine({ alias }: LeadStanding): string | null {
  return alias && `${alias} was merged into this lead.`;
}
