import { type Moment, parseUntil } from './parse-until.ts';

/** The lead comes first, so the reason is looked for from the second word on. */
const BECAUSE = /(?<=\S)\s+because\s+/i;

export interface SplitAtUntil {
  query: string;
  /** Null where no time could be read. */
  until: Date | null;
  /** The words that say until when, or should. */
  typed: string;
  reason: string;
}

/**
 * `Globex Inc until friday 9:00 because they wait` → which lead, until when, why: the time is the
 * longest end of the words before the reason that can be read as one.
 */
export function splitAtUntil(text: string, at: Moment): SplitAtUntil {
  const [before = '', ...after] = text.split(BECAUSE);
  const reason = after.join(' because ').trim();
  const words = before.split(/\s+/).filter(Boolean);
  for (let from = 1; from < words.length; from += 1) {
    const typed = words.slice(from).join(' ');
    const until = parseUntil(typed, at);
    if (until) return { query: words.slice(0, from).join(' '), until, typed, reason };
  }
  const [query = '', ...rest] = words;
  return { query, until: null, typed: rest.join(' '), reason };
}
