/** Reads a number out of words people choose from: `51-200`, `1,000+`, `$10k – $25k`. */

const NUMBER = String.raw`\d{1,3}(?:[ ,.'’]\d{3})+|\d+(?:[.,]\d{1,2})?`;
const UNIT = String.raw`(?:\s?(?:thousand|million|mio|mn|k|m)\b)?`;
const MONEY = String.raw`(?:[$€£¥]|\b(?:usd|eur|gbp|chf)\b)?\s?`;
const ONE = `${MONEY}(?<from>${NUMBER})(?<unit>${UNIT})`;
const OTHER = `${MONEY}(?<to>${NUMBER})(?<unit2>${UNIT})`;
const BEFORE = String.raw`(?:[a-z]+ ){0,3}(?<below>[<≤])?[>≥~]?\s?`;
const BELOW = /^(?:less than|under|below|up to|fewer than|bis) /;
const AFTER = String.raw`\s?[+%]?\s?[a-z/€$£ ]{0,30}`;
const AMOUNT = new RegExp(`^${BEFORE}${ONE}(?:\\s?(?:-|–|—|to|bis|and)\\s?${OTHER})?${AFTER}$`);
const FACTORS: Record<string, number> = {
  thousand: 1e3,
  k: 1e3,
  million: 1e6,
  mio: 1e6,
  mn: 1e6,
  m: 1e6,
};

/**
 * Of a range its lower end: a lead is never made out bigger than it said. `less than 10` is 1.
 *
 * @returns undefined when the words are no amount
 */
export function lowestAmount(words: string): number | undefined {
  const text = words.trim().toLowerCase();
  const found = AMOUNT.exec(text)?.groups;
  if (found === undefined) return undefined;
  if (found.below !== undefined || BELOW.test(text)) return 1;
  const { from = '', to, unit = '', unit2 = '' } = found;
  const factor = factorOf(unit) ?? (to === undefined ? 1 : sharedFactor({ from, to, unit2 }));
  return Math.round(plain(from) * factor * 100) / 100;
}

/** In `5-10k` the unit stands for both; in `500 - 1k` it does not. */
function sharedFactor({ from, to, unit2 }: { from: string; to: string; unit2: string }): number {
  return plain(from) < plain(to) ? (factorOf(unit2) ?? 1) : 1;
}

function factorOf(unit: string): number | undefined {
  return FACTORS[unit.trim()];
}

/** Three digits behind a mark are thousands, one or two are a fraction. */
function plain(digits: string): number {
  const whole = digits.replaceAll(/[ ,.'’](?=\d{3})/g, '');
  return Number(whole.replace(',', '.'));
}
