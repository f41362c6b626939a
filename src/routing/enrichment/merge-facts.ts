/** Decides what is believed where several sources tell the same fact, and keeps who lost. */
import {
  ENRICHED_FIELDS,
  type EnrichedField,
  type KnownField,
  type SourcedFact,
} from '../model/enrichment.ts';
import type { Scalar } from '../model/lead.ts';

/** A fact is worth half as much after a year: people move on, and companies grow. */
export const HALF_LIFE_MS = 365 * 86_400_000;
/** Numbers that are further apart than this tell of two different companies. */
export const MOST_APART = 3;
/** A fact that somebody credible contradicts is worth this much of what it was. */
const DOUBT = 0.7;
/** Who is less sure than this contradicts nobody. */
const CREDIBLE = 0.5;
const DECIMALS = 10_000;

interface Weighed extends SourcedFact {
  /** After its age is counted, rounded: a millisecond of age decides nothing. */
  worth: number;
}

/**
 * One value for each field that anybody tells: the one worth most, its worth being the confidence
 * of its source times 0.5 ^ (age / `HALF_LIFE_MS`). Among equals the later, then the source that
 * stands first in `order`. The same facts in any order give the same fields.
 *
 * @param order ids of sources, who is believed first
 * @returns fields in the order of `ENRICHED_FIELDS`; confidences are 0..1, four decimals
 */
export function mergeFacts(
  facts: readonly SourcedFact[],
  { now, order }: { now: Date; order: readonly string[] },
): KnownField[] {
  const weighed = facts.map((fact): Weighed => ({ ...fact, worth: worthOf(fact, now) }));
  return ENRICHED_FIELDS.flatMap((field) => {
    const told = weighed.filter((fact) => fact.field === field);
    const [best, ...others] = told.toSorted((a, b) => compare(a, b, order));
    return best ? [decideField(field, best, others)] : [];
  });
}

/** Whether two values of one field are too far apart to be about the same company. */
export function isFarApart(a: Scalar, b: Scalar): boolean {
  if (typeof a !== 'number' || typeof b !== 'number') return false;
  const [low, high] = [Math.min(a, b), Math.max(a, b)];
  return high > MOST_APART * Math.max(low, 1);
}

/** Who lost and yet casts doubt on what won. */
export function findDoubts({ value, lost }: Pick<KnownField, 'value' | 'lost'>) {
  return lost.filter((one) => isFarApart(one.value, value) && one.confidence >= CREDIBLE);
}

function worthOf({ confidence, learnedAt }: SourcedFact, now: Date): number {
  const ageMs = Math.max(0, now.getTime() - learnedAt.getTime());
  return round(Math.min(1, Math.max(0, confidence)) * 0.5 ** (ageMs / HALF_LIFE_MS));
}

function compare(a: Weighed, b: Weighed, order: readonly string[]): number {
  return (
    b.worth - a.worth ||
    b.learnedAt.getTime() - a.learnedAt.getTime() ||
    rank(a.source, order) - rank(b.source, order) ||
    compareTexts(`${a.source} ${a.value}`, `${b.source} ${b.value}`)
  );
}

function rank(source: string, order: readonly string[]): number {
  const at = order.indexOf(source);
  return at < 0 ? order.length : at;
}

function compareTexts(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function decideField(field: EnrichedField, best: Weighed, others: Weighed[]): KnownField {
  const { value, source, learnedAt, worth } = best;
  const lost = others
    .filter((one) => fold(one.value) !== fold(value))
    .map((one) => ({ value: one.value, source: one.source, confidence: one.worth }));
  const isDoubted = findDoubts({ value, lost }).length > 0;
  const confidence = isDoubted ? round(worth * DOUBT) : worth;
  return { field, value, source, confidence, learnedAt: learnedAt.toISOString(), lost };
}

/** Who writes it otherwise says the same. */
function fold(value: Scalar): string {
  return String(value).normalize('NFKC').toLowerCase().trim();
}

function round(share: number): number {
  return Math.round(share * DECIMALS) / DECIMALS;
}
