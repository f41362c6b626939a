/** Says a working week as people read it: `Mon to Fri, 09:00 to 18:00`. */
import { chained, listed } from '../../../words/lists.ts';
import { type Phrase, say } from '../../../words/say.ts';
import { printedWeekday } from '../../../words/time.ts';
import { WEEKDAYS } from '../../model/facts/local-time.ts';
import type { Hours } from '../../model/workspace/roster.ts';

export function hoursWords(hours: Hours): Phrase {
  if (hours === 'always') return say`any time`;
  const groups = Object.entries(hours).filter(([, spans]) => spans.length > 0);
  if (groups.length === 0) return say`never`;
  return chained(
    groups.map(([days, spans]) => say`${daysWords(days)}, ${spansWords(spans)}`),
    '; ',
  );
}

function daysWords(days: string): Phrase {
  const [first = '', last] = days.split('-');
  return last === undefined ? dayWord(first) : say`${dayWord(first)} to ${dayWord(last)}`;
}

const A_MONDAY = Date.UTC(2024, 0, 1);
const DAY_MS = 86_400_000;

function dayWord(day: string): Phrase {
  const place = WEEKDAYS.map(String).indexOf(day);
  return printedWeekday(new Date(A_MONDAY + place * DAY_MS), 'UTC');
}

function spansWords(spans: readonly string[]): Phrase {
  return listed(
    spans.map((span) => {
      const [from = '', until = ''] = span.split('-');
      return say`${from} to ${until}`;
    }),
  );
}
