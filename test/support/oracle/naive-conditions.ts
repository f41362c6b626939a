import type { LeadFacts, Scalar } from '../../../src/routing/model/lead.ts';
import type { Territory } from '../../../src/routing/model/policy/territory.ts';

/**
 * The condition language once more, slowly and by the book (`docs/glossary.md` and the comments of
 * `condition.ts` are all it knows): nothing of `src/routing/policy` is used here.
 */
export type Condition = Record<string, unknown>;

export function holds(condition: Condition, facts: LeadFacts): boolean {
  return firstFailure(condition, facts) === null;
}

/** A territory as `docs/policy.md` has it: all that is written in it. */
export function isIn({ match, countries, postal, industries, size }: Territory, facts: LeadFacts) {
  const { country, postal_code: code, industry, employees } = facts.company;
  const words = (industry ?? '').toLowerCase().split(/[^\p{L}\p{N}]+/u);
  return (
    holds(match, facts) &&
    (!countries || countries.some((one) => same(country, one))) &&
    (!postal || postal.some((area) => liesIn(area, code))) &&
    (!industries || industries.some((one) => words.some((word) => word.startsWith(one)))) &&
    (size?.from === undefined || (employees !== undefined && employees >= size.from)) &&
    (size?.to === undefined || (employees !== undefined && employees <= size.to))
  );
}

/** Of codes that are numbers: the oracle knows no British ones. */
function liesIn(area: string, code: string | undefined): boolean {
  if (code === undefined) return false;
  const [from = '', to] = area.split('-');
  if (to === undefined) return code.startsWith(area);
  const start = Number(code.slice(0, from.length));
  return code.length >= from.length && start >= Number(from) && start <= Number(to);
}

/** The field, or `any` or `not`, of the first part that fails; null where all hold. */
export function firstFailure(condition: Condition, facts: LeadFacts): string | null {
  for (const [key, asked] of Object.entries(condition)) {
    const failed = failureOf(key, asked, facts);
    if (failed !== null) return failed;
  }
  return null;
}

function failureOf(key: string, asked: unknown, facts: LeadFacts): string | null {
  if (key === 'not') return holds(asked as Condition, facts) ? 'not' : null;
  if (key === 'any') {
    return (asked as Condition[]).some((part) => holds(part, facts)) ? null : 'any';
  }
  if (key === 'all') {
    for (const part of asked as Condition[]) {
      const failed = firstFailure(part, facts);
      if (failed !== null) return failed;
    }
    return null;
  }
  return fieldHolds(valueAt(facts, key), asked) ? null : key;
}

/** What a rule reads under that name; undefined where the lead does not have it. */
function valueAt(facts: LeadFacts, path: string): Scalar | undefined {
  if (path === 'stale') return facts.stale ?? false;
  const [group = '', ...rest] = path.split('.');
  const holder: unknown = facts[group as keyof LeadFacts];
  if (rest.length === 0) return holder as Scalar | undefined;
  const found = Object.entries(holder ?? {}).find(([name]) => name === rest.join('.'));
  return found?.[1] as Scalar | undefined;
}

function fieldHolds(value: Scalar | undefined, asked: unknown): boolean {
  if (Array.isArray(asked)) return asked.some((one) => same(value, one));
  if (typeof asked !== 'object') return same(value, asked);
  return Object.entries(asked ?? {}).every(([name, operand]) =>
    operatorHolds(name, value, operand),
  );
}

function same(value: unknown, asked: unknown): boolean {
  if (typeof value !== typeof asked) return false;
  return typeof value === 'string' && typeof asked === 'string'
    ? value.toLowerCase() === asked.toLowerCase()
    : value === asked;
}

function operatorHolds(name: string, value: Scalar | undefined, asked: unknown): boolean {
  const list = Array.isArray(asked) ? asked : [asked];
  if (name === 'eq' || name === 'in') return list.some((one) => same(value, one));
  if (name === 'ne' || name === 'not_in') return !list.some((one) => same(value, one));
  if (name === 'exists') return (value !== undefined) === asked;
  if (name === 'postal_in') return list.some((area) => liesIn(String(area), value?.toString()));
  const isDate = typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value);
  if (isDate)
    return numberHolds(
      name,
      Date.parse(value),
      list.map((one) => Date.parse(`${one}`)),
    );
  if (typeof value === 'number') return numberHolds(name, value, list.map(Number));
  return typeof value === 'string' && list.some((one) => textHolds(name, value, String(one)));
}

function numberHolds(name: string, value: number, [first = 0, second = 0]: number[]): boolean {
  if (name === 'gt') return value > first;
  if (name === 'gte') return value >= first;
  if (name === 'lt') return value < first;
  if (name === 'lte') return value <= first;
  return name === 'between' && value >= first && value <= second;
}

function textHolds(name: string, value: string, asked: string): boolean {
  const [text, part] = [value.toLowerCase(), asked.toLowerCase()];
  if (name === 'contains') return text.includes(part);
  if (name === 'starts_with') return text.startsWith(part);
  if (name === 'ends_with') return text.endsWith(part);
  if (name === 'has_word') {
    return text.split(/[^\p{L}\p{N}]+/u).some((word) => word.startsWith(part));
  }
  return name === 'matches' && new RegExp(asked, 'iu').test(value);
}
