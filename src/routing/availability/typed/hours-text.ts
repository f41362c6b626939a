/** Reads and writes a working week as people type it: `mon-fri 09:00-13:00 14:00-18:00`. */

import { type Phrase, say } from '../../../words/say.ts';
import { type Hours, hoursSchema } from '../../model/workspace/roster.ts';

const DAY = /^(mon|tue|wed|thu|fri|sat|sun)(-(mon|tue|wed|thu|fri|sat|sun))?$/;
const SPAN = /^(\d{1,2})(?:[:.](\d{2}))?-(\d{1,2})(?:[:.](\d{2}))?$/;
const TIME_HINT = say`Write a span such as 09:00-18:00.`;
const DAY_HINT = say`Write mon, tue, wed, thu, fri, sat, sun, or a range such as mon-fri.`;

/** A line a group of days, or groups with semicolons between them, or `always`; unchecked. */
export function splitHours(text: string): unknown {
  if (text.trim().toLowerCase() === 'always') return 'always';
  return Object.fromEntries(groupsIn(text).map(([day = '', ...spans]) => [day, spans]));
}

/** The words after a group's first are its spans. */
function groupsIn(text: string): string[][] {
  const groups = text.toLowerCase().split(/[;\n]/);
  return groups.map((group) => group.trim().split(/\s+/)).filter(([first]) => first !== '');
}

export type ReadHours = { hours: Hours } | { fault: Phrase };

/** The same, forgiving slips of the hand such as `Mon – Fri 9-18`; a fault is words for people. */
export function parseHours(text: string): ReadHours {
  const plain = text.replaceAll(/\s*[-–—‑−]\s*/g, '-').replaceAll(',', ' ');
  if (plain.trim().toLowerCase() === 'always') return { hours: 'always' };
  const hours: Record<string, string[]> = {};
  for (const [day = '', ...words] of groupsIn(plain)) {
    if (!DAY.test(day)) return { fault: say`“${day}” is no day. ${DAY_HINT}` };
    if (hours[day]) return { fault: say`“${day}” stands twice. Put its times on one line.` };
    const spans = words.map(spanOf);
    const wrong = words.find((_, index) => spans[index] === null);
    if (wrong !== undefined) return { fault: say`“${wrong}” is no time of day. ${TIME_HINT}` };
    if (spans.length === 0) return { fault: say`“${day}” has no times. ${TIME_HINT}` };
    hours[day] = spans.filter((span) => span !== null);
  }
  if (Object.keys(hours).length === 0) return { fault: say`There are no days. ${DAY_HINT}` };
  return { hours: hoursSchema.parse(hours) };
}

/** `9-18` is `09:00-18:00`; null for anything that is no span of a day. */
function spanOf(word: string): string | null {
  const found = SPAN.exec(word);
  if (!found) return null;
  const [fromHour = '', fromMinute = '00', untilHour = '', untilMinute = '00'] = found.slice(1);
  const from = `${fromHour.padStart(2, '0')}:${fromMinute}`;
  const until = `${untilHour.padStart(2, '0')}:${untilMinute}`;
  const isTime = from < '24:00' && until <= '24:00' && fromMinute < '60' && untilMinute < '60';
  return isTime ? `${from}-${until}` : null;
}

/** What `parseHours` reads back as the same, a group a line. */
export function writeHours(hours: Hours): string {
  if (hours === 'always') return hours;
  const groups = Object.entries(hours).filter(([, spans]) => spans.length > 0);
  return groups.map(([days, spans]) => [days, ...spans].join(' ')).join('\n');
}
