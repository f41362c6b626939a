/** Lists values of a field such that of every kind its tests tell apart there is one. */
import type { Scalar } from '../../model/lead.ts';
import { type Literal, mayBeMissing } from './literals.ts';

/** Enough for any text that conditions ask for; each is tried. */
const MOST_TRIED = 2_000;
const DAY_MS = 86_400_000;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

/**
 * Each number and date named, those between and beyond, each text named and one that is not, both
 * truths, and none at all: the most telling first.
 */
export function samplesOf(literals: readonly Literal[]): (Scalar | undefined)[] {
  const [first] = literals;
  if (!first) return [undefined];
  const { type, path } = first.field;
  const named = literals.filter(({ operator }) => operator !== 'exists').flatMap(operandsOf);
  const isText = type !== 'number' && type !== 'boolean';
  return [
    ...named,
    ...(isText ? textsFrom(literals, named) : []),
    ...(type === 'number' || type === 'any' ? numbersFrom(named, path) : []),
    ...(type === 'boolean' || type === 'any' ? [true, false] : []),
    ...(mayBeMissing(first.field) ? [undefined] : []),
  ].slice(0, MOST_TRIED);
}

export function operandsOf({ operand }: Literal): Scalar[] {
  return [operand].flat().filter(isScalar);
}

function isScalar(value: unknown): value is Scalar {
  return ['string', 'number', 'boolean'].includes(typeof value);
}

/** Scores are 0 to 1, and little is negative: such values are better examples. */
function numbersFrom(named: readonly Scalar[], path: string): number[] {
  const bounds = named.filter((one) => typeof one === 'number');
  const points = [...new Set([...bounds, 0, 1])].toSorted((a, b) => a - b);
  const between = points.slice(1).map((point, i) => (point + (points[i] ?? point)) / 2);
  const [low = 0, high = 1] = [points[0], points.at(-1)];
  const beyond = [high + Math.max(1, Math.abs(high)), low - Math.max(1, Math.abs(low))];
  const near = bounds.flatMap((one) => [one + 1, one - 1]);
  const most = path.startsWith('scores.') ? 1 : Number.POSITIVE_INFINITY;
  const isOdd = (one: number) => one < 0 || one > most;
  const all = [...near, ...points, ...between, ...beyond];
  return [...all.filter((one) => !isOdd(one)), ...all.filter(isOdd)];
}

/** Every way to put together a beginning, a middle and an end that are asked for. */
function textsFrom(literals: readonly Literal[], named: readonly Scalar[]): string[] {
  const parts = (operator: string) =>
    literals
      .filter((one) => one.holds && one.operator === operator)
      .flatMap((one) => operandsOf(one).map(String));
  const joined = ['', ...parts('starts_with')].flatMap((start) =>
    ['', ...parts('contains'), ...parts('has_word').map((word) => ` ${word} `)].flatMap((middle) =>
      ['', ...parts('ends_with')].flatMap((end) => [
        start + middle + end,
        `${start}x${middle}${end}`,
      ]),
    ),
  );
  const written = named.map(String);
  const ends = parts('postal_in').flatMap((area) => area.split('-').slice(0, 1));
  const whole = parts('matches').flatMap(simpleMatches);
  const texts = [...ends, ...whole, ...joined.map((one) => one.trim()), ...daysAround(written)];
  return [...texts.filter((text) => text !== ''), otherThan(written)];
}

/** `^(cto|ceo)$` is matched by `cto`: good enough for an example, and never more than that. */
function simpleMatches(pattern: string): string[] {
  return pattern.split('|').map((part) => part.replaceAll(/\\b|\\s?[*+]?|[\^$()?*+.[\]\\]/gu, ''));
}

function daysAround(texts: readonly string[]): string[] {
  return texts
    .filter((text) => DATE.test(text) && !Number.isNaN(Date.parse(text)))
    .flatMap((day) =>
      [DAY_MS, -DAY_MS].map((ms) => new Date(Date.parse(day) + ms).toISOString().slice(0, 10)),
    );
}

function otherThan(named: readonly string[]): string {
  const taken = new Set(named.map((one) => one.toLowerCase()));
  let other = 'other';
  while (taken.has(other)) other += 'x';
  return other;
}
