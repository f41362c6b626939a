/** Reads numbers as people write them: `1,200`, `12.000`, `1 200`, `50k`, `1.5 million`. */
import type { Token } from './tokens.ts';
import { MULTIPLIERS } from './words/money.ts';

export interface Amount {
  value: number;
  /** Tokens `from` to before `to`. */
  from: number;
  to: number;
  /** Written with `k`, `thousand`, `mil` and the like. */
  isRounded: boolean;
}

/** Every number of the message, from left to right; dates and versions are none. */
export function readAmounts(tokens: readonly Token[]): Amount[] {
  const amounts: Amount[] = [];
  for (let i = 0; i < tokens.length; i++) {
    if (tokens[i]?.kind !== 'number') continue;
    const from = i;
    while (isNextGroup(tokens, i + 1)) i++;
    const digits = tokens.slice(from, i + 1).map(({ text }) => text);
    const value = parseNumber(digits.join(''));
    const next = tokens[i + 1];
    const times = next && /^\s?$/.test(next.gap) ? MULTIPLIERS.get(next.text) : undefined;
    if (times !== undefined) i++;
    if (value === undefined) continue;
    amounts.push({ value: value * (times ?? 1), from, to: i + 1, isRounded: times !== undefined });
  }
  return amounts;
}

/** `1 200 000`: groups of three after one blank, the first of at most three. */
function isNextGroup(tokens: readonly Token[], i: number): boolean {
  const group = tokens[i];
  if (group?.kind !== 'number' || !/^[0-9]{3}$/.test(group.text)) return false;
  return /^\s$/.test(group.gap) && /^[0-9]{1,3}$/.test(tokens[i - 1]?.text ?? '');
}

const SEPARATORS = /[.,'’]/g;

/**
 * Groups of exactly three digits after the first make a separator one of thousands (`1,200`,
 * `12.000`), one other group at the end is a decimal part (`1.5`, `1.200,50`); the rest, such as
 * `24.12.2026`, is no number.
 */
export function parseNumber(text: string): number | undefined {
  const groups = text.split(SEPARATORS);
  const marks: string[] = text.match(SEPARATORS) ?? [];
  if (areThousands(groups) && new Set(marks).size <= 1) return Number(groups.join(''));
  const whole = groups.slice(0, -1);
  const grouping = new Set(marks.slice(0, -1));
  const isDecimal = areThousands(whole) && grouping.size <= 1 && !grouping.has(marks.at(-1) ?? '');
  return isDecimal ? Number(`${whole.join('')}.${groups.at(-1)}`) : undefined;
}

function areThousands([first = '', ...rest]: readonly string[]): boolean {
  return rest.length === 0 || (first.length <= 3 && rest.every((group) => group.length === 3));
}
