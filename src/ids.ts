import { randomBytes } from 'node:crypto';
import type { Clock } from './ports.ts';
import type { IdPrefix, NewId } from './routing/model/ids.ts';

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const TIME_DIGITS = 9;
const COUNT_DIGITS = 3;
const RANDOM_DIGITS = 8;

/**
 * Ids that sort by time, and those of one process and millisecond by when they were made: audit
 * rows of one transaction read in order. Milliseconds, a count and 40 random bits, base 32.
 */
export function idsFrom(clock: Clock): NewId {
  let last = 0;
  let count = 0;
  return (prefix: IdPrefix) => {
    const ms = clock.now().getTime();
    count = ms === last ? count + 1 : 0;
    last = ms;
    const random = [...randomBytes(RANDOM_DIGITS)].map((byte) => ALPHABET.charAt(byte % 32));
    return `${prefix}_${inBase32(ms, TIME_DIGITS)}${inBase32(count, COUNT_DIGITS)}${random.join('')}`;
  };
}

/** The last `digits` digits of a whole number. */
function inBase32(value: number, digits: number): string {
  let text = '';
  for (let rest = value; text.length < digits; rest = Math.floor(rest / 32)) {
    text = ALPHABET.charAt(rest % 32) + text;
  }
  return text;
}
