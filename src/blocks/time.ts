import { dateToken, type SafeText } from './text.ts';

/** Who reads, and when: a time of another day is printed with its day. */
export interface Reader {
  timeZone: string;
  now: Date;
}

const DAY_MS = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

/** `10:05`; within the coming six days `Mon 10:05`, otherwise `24 Nov 10:05`. For plain text. */
export function printedTime(at: Date, reader: Reader): string {
  const { weekday, day, month, time } = partsOf(at, reader.timeZone);
  if (isToday(at, reader)) return time;
  const aheadMs = at.getTime() - reader.now.getTime();
  return aheadMs > 0 && aheadMs < 6 * DAY_MS ? `${weekday} ${time}` : `${day} ${month} ${time}`;
}

/** `Mon 30 Nov`, in any zone. */
export function printedDay(at: Date, timeZone: string): string {
  const { weekday, day, month } = partsOf(at, timeZone);
  return `${weekday} ${day} ${month}`;
}

/** `10:05`, in any zone. */
export function printedClock(at: Date, timeZone: string): string {
  return partsOf(at, timeZone).time;
}

/** The same instant for text that Slack formats, in the zone of whoever reads it. */
export function slackTime(at: Date, reader: Reader): SafeText {
  const format = isToday(at, reader) ? '{time}' : '{date_short_pretty} {time}';
  return dateToken(at, format, printedTime(at, reader));
}

/** The day alone, such as `12 Nov`. */
export function slackDate(at: Date, reader: Reader): SafeText {
  const { day, month } = partsOf(at, reader.timeZone);
  return dateToken(at, '{date_short}', `${day} ${month}`);
}

/** `42 s`, `1 min 12 s`, `2 h 5 min`, `3 d 2 h`: the two largest units. */
export function printedSpan(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  if (seconds < 3600) return twoUnits(seconds, [60, 'min'], [1, 's']);
  if (seconds < 86_400) return twoUnits(seconds, [3600, 'h'], [60, 'min']);
  return twoUnits(seconds, [86_400, 'd'], [3600, 'h']);
}

function twoUnits(seconds: number, large: [number, string], small: [number, string]): string {
  const many = Math.floor(seconds / large[0]);
  const rest = Math.floor((seconds % large[0]) / small[0]);
  const parts = [many > 0 ? `${many} ${large[1]}` : '', rest > 0 ? `${rest} ${small[1]}` : ''];
  return parts.filter(Boolean).join(' ') || `0 ${small[1]}`;
}

function isToday(at: Date, reader: Reader): boolean {
  const one = partsOf(at, reader.timeZone);
  const other = partsOf(reader.now, reader.timeZone);
  return one.day === other.day && one.month === other.month && one.year === other.year;
}

function partsOf(at: Date, timeZone: string) {
  const parts = new Map(
    formatFor(timeZone)
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

/** Making one costs more than a whole card, so each zone has its own for good. */
function formatFor(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  formats.set(timeZone, made);
  return made;
}
