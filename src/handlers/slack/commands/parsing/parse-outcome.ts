import { CLOSE_OUTCOMES, type CloseOutcome } from '../../../../routing/model/lead.ts';
import { type Money, parseMoney } from '../../../../routing/model/working/money.ts';

const SPELLINGS = CLOSE_OUTCOMES.map((one) => one.replaceAll('_', '[ _-]')).join('|');
/** The lead comes first, so an outcome is looked for from the second word on. */
const OUTCOME = new RegExp(`(?<=\\S)\\s+(${SPELLINGS})[:,.]?(?=\\s|$)`, 'i');

export interface SplitAtOutcome {
  query: string;
  closeAs: CloseOutcome | null;
  reason: string | null;
}

/** `Globex Inc not a fit: too small` → which lead, how it ended, why. */
export function splitAtOutcome(text: string): SplitAtOutcome {
  const found = OUTCOME.exec(text);
  const name = found?.[1]?.toLowerCase().replaceAll(/[ -]/g, '_');
  const closeAs = CLOSE_OUTCOMES.find((one) => one === name);
  if (!found || !closeAs) return { query: text, closeAs: null, reason: null };
  const reason = text.slice(found.index + found[0].length).trim();
  return { query: text.slice(0, found.index), closeAs, reason: reason || null };
}

/** `12000 EUR` or `EUR 12000` at the start of what follows an outcome. */
const AMOUNT = /^(?:\d[\d .,']*[A-Za-z]{3}|[A-Za-z]{3} ?\d[\d.,']*)(?=[:,.\s]|$)/;

/** Words that begin with no amount are the reason whole. */
export function splitAtAmount(words: string | null): {
  amount: Money | null;
  reason: string | null;
} {
  const typed = AMOUNT.exec(words ?? '')?.[0] ?? '';
  const amount = parseMoney(typed);
  if (!amount) return { amount: null, reason: words };
  const reason = words
    ?.slice(typed.length)
    .replace(/^[:,.]/, '')
    .trim();
  return { amount, reason: reason || null };
}
