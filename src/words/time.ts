import { kept } from './kept.ts';
import { type Phrase, phrase, say } from './say.ts';

/** Who reads, and when: a time of another day is printed with its day. */
export interface Reader {
  timeZone: string;
  now: Date;
}

const DAY_MS = 86_400_000;

/** `10:05`; within the coming six days `Mon 10:05`, otherwise `24 Nov 10:05`. For plain text. */
export function printedTime(at: Date, reader: Reader): Phrase {
  return phrase(({ tag }) => {
    const { weekday, day, month, time } = partsOf(at, reader.timeZone, tag);
    if (isToday(at, reader)) return time;
    return isWithinDays(at, reader) ? `${weekday} ${time}` : `${day} ${month} ${time}`;
  });
}

/** Until when: the day that begins then, `Wednesday` or `2 Dec`; any other time as above. */
export function printedEnd(at: Date, reader: Reader): Phrase {
  const { timeZone } = reader;
  if (printedClock(at, timeZone) !== '00:00') return printedTime(at, reader);
  if (!isWithinDays(at, reader)) return printedDate(at, timeZone);
  return phrase(({ tag }) => weekdayFor(tag, timeZone).format(at));
}

function isWithinDays(at: Date, { now }: Reader): boolean {
  const aheadMs = at.getTime() - now.getTime();
  return aheadMs > 0 && aheadMs < 6 * DAY_MS;
}

/** `Mon 30 Nov`, in any zone. */
export function printedDay(at: Date, timeZone: string): Phrase {
  return phrase(({ tag }) => {
    const { weekday, day, month } = partsOf(at, timeZone, tag);
    return `${weekday} ${day} ${month}`;
  });
}

/** `Mon`, in any zone. */
export function printedWeekday(at: Date, timeZone: string): Phrase {
  return phrase(({ tag }) => partsOf(at, timeZone, tag).weekday);
}

/** `12 Nov`, in any zone. */
export function printedDate(at: Date, timeZone: string): Phrase {
  return phrase(({ tag }) => {
    const { day, month } = partsOf(at, timeZone, tag);
    return `${day} ${month}`;
  });
}

/** `10:05`, in any zone. */
export function printedClock(at: Date, timeZone: string): string {
  return partsOf(at, timeZone, 'en-GB').time;
}

export function isToday(at: Date, { timeZone, now }: Reader): boolean {
  return isSameDay([at, now], timeZone);
}

export function isSameDay(times: readonly [Date, Date], timeZone: string): boolean {
  const [one, other] = times.map((time) => partsOf(time, timeZone, 'en-GB'));
  return one?.day === other?.day && one?.month === other?.month && one?.year === other?.year;
}

type Unit = readonly [seconds: number, words: (count: number) => Phrase];
const SECONDS: Unit = [1, (count) => say`${count} s`];
const MINUTES: Unit = [60, (count) => say`${count} min`];
const HOURS: Unit = [3600, (count) => say`${count} h`];
const DAYS: Unit = [86_400, (count) => say`${count} d`];

/** `42 s`, `1 min 12 s`, `2 h 5 min`, `3 d 2 h`: the two largest units. */
export function printedSpan(ms: number): Phrase {
  const seconds = Math.max(0, Math.round(ms / 1000));
  if (seconds < 3600) return twoUnits(seconds, MINUTES, SECONDS);
  if (seconds < 86_400) return twoUnits(seconds, HOURS, MINUTES);
  return twoUnits(seconds, DAYS, HOURS);
}

function twoUnits(seconds: number, [large, inLarge]: Unit, [small, inSmall]: Unit): Phrase {
  const many = Math.floor(seconds / large);
  const rest = Math.floor((seconds % large) / small);
  if (many === 0) return inSmall(rest);
  return rest === 0 ? inLarge(many) : say`${inLarge(many)} ${inSmall(rest)}`;
}

function partsOf(at: Date, timeZone: string, tag: string) {
  const parts = new Map(
    formatFor(tag, timeZone)
      .formatToParts(at)
      .map((one) => [one.type, one.value]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? '';
  return {
    weekday: part('weekday'),
    day: part('day'),
    month: part('month'),
    year: part('year'),
    time: `${part('hour')}:${part('minute')}`,
  };
}

const formatFor = kept(
  (tag, timeZone: string) =>
    new Intl.DateTimeFormat(tag, {
      timeZone,
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    }),
);

const weekdayFor = kept(
  (tag, timeZone: string) => new Intl.DateTimeFormat(tag, { timeZone, weekday: 'long' }),
);
