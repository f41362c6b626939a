import type { TimeOffFault, TimeOffRow } from '../../routing/model/cards/hours-cards.ts';
import { type Phrase, say } from '../../words/say.ts';
import { isSameDay, printedClock, printedDay, type Reader } from '../../words/time.ts';
import { SHOWN } from '../limits.ts';
import { cut, dotted, mrkdwn, type SafeText } from '../text.ts';

type Off = Pick<TimeOffRow, 'from' | 'until' | 'timeZone'>;

/**
 * `Fri 4 Dec`, `Mon 30 Nov – Fri 4 Dec`, `Thu 26 Nov 10:00 – 12:00`: whole days are what they are
 * where the rep is, so they are printed and left in that zone.
 */
export function offWords({ from, until, timeZone }: Off): Phrase {
  const isWhole = printedClock(until, timeZone) === '00:00' && until > from;
  const last = isWhole ? new Date(until.getTime() - 1) : until;
  const begins = printedClock(from, timeZone);
  const ends = isWhole ? '24:00' : printedClock(until, timeZone);
  const first = printedDay(from, timeZone);
  if (isSameDay([from, last], timeZone)) {
    const isDay = begins === '00:00' && isWhole;
    return isDay ? first : say`${first} ${begins} – ${ends}`;
  }
  const start = begins === '00:00' ? first : say`${first} ${begins}`;
  const final = printedDay(last, timeZone);
  return isWhole ? say`${start} – ${final}` : say`${start} – ${final} ${ends}`;
}

/** `Fri 4 Dec 09:00`, where the rep is. */
export function offEnd({ until, timeZone }: Pick<Off, 'until' | 'timeZone'>): Phrase {
  return say`${printedDay(until, timeZone)} ${printedClock(until, timeZone)}`;
}

/** The stretch, who stands in and who planned it. */
export function offLine(off: TimeOffRow, reader: Reader): SafeText {
  const zone = off.timeZone === reader.timeZone ? mrkdwn`` : mrkdwn` (${off.timeZone})`;
  return dotted(
    mrkdwn`*${offWords(off)}*${zone}`,
    off.begun ? mrkdwn`goes on now` : null,
    off.coverName === null ? null : mrkdwn`${cut(off.coverName, SHOWN.person)} covers`,
    off.setBy === off.name ? null : mrkdwn`set by ${cut(off.setBy, SHOWN.person)}`,
  );
}

export type OffRefusal =
  | { outcome: 'bad_dates'; fault: TimeOffFault }
  | { outcome: 'overlaps'; timeOff: TimeOffRow }
  | { outcome: 'bad_cover'; cover: string };

const DATES: Record<TimeOffFault, { about: 'from' | 'until'; words: Phrase }> = {
  ends_before_start: { about: 'until', words: say`It has to end after it starts.` },
  over: { about: 'until', words: say`That time has passed.` },
  start_past: { about: 'from', words: say`It may start a day ago at most.` },
  too_long: { about: 'until', words: say`It may last 400 days at most.` },
  too_far: { about: 'from', words: say`It may start in 400 days at most.` },
};

/** Which part of it is wrong, and what to do. */
export function offFault(was: OffRefusal): { about: 'from' | 'until' | 'cover'; words: Phrase } {
  if (was.outcome === 'bad_dates') return DATES[was.fault];
  if (was.outcome === 'bad_cover') {
    const words = say`${was.cover} cannot cover: name somebody else who is here then.`;
    return { about: 'cover', words };
  }
  const there = say`There is time off ${offWords(was.timeOff)} already.`;
  return {
    about: 'from',
    words: say`${there} Change that one, or plan what comes before or after.`,
  };
}
