import { randomBytes } from 'node:crypto';
import type { Clock } from './ports.ts';
import {
  firstIdAt,
  ID_ALPHABET,
  type IdPrefix,
  type NewId,
  sortableDigits,
} from './routing/model/ids.ts';

const COUNT_DIGITS = 3;
const RANDOM_DIGITS = 8;
const COUNTS_PER_MS = 32 ** COUNT_DIGITS;
/** Asking the system for eight bytes takes as long as asking for thousands. */
const POOL_BYTES = 4096;

/**
 * Ids that sort in the order in which one process made them, also within one millisecond and when
 * the clock steps back: nine digits of milliseconds, three of a counter, 40 random bits, base 32.
 */
export function idsFrom(clock: Clock): NewId {
  const random = randomDigits();
  let ms = 0;
  let count = 0;
  return (prefix: IdPrefix) => {
    const now = clock.now().getTime();
    if (now > ms) count = 0;
    else if (++count === COUNTS_PER_MS) {
      ms += 1;
      count = 0;
    }
    ms = Math.max(ms, now);
    return firstIdAt(prefix, ms) + sortableDigits(count, COUNT_DIGITS) + random();
  };
}

function randomDigits(): () => string {
  let pool = Buffer.alloc(0);
  let used = 0;
  return () => {
    if (used + RANDOM_DIGITS > pool.length) {
      pool = randomBytes(POOL_BYTES);
      used = 0;
    }
    let text = '';
    for (const byte of pool.subarray(used, used + RANDOM_DIGITS))
      text += ID_ALPHABET.charAt(byte % 32);
    used += RANDOM_DIGITS;
    return text;
  };
}
