/** Takes a condition apart into its single tests: any of these sets, all tests of which hold. */
import { english } from '../../../words/say.ts';
import type { LeadFacts } from '../../model/lead.ts';
import type { Condition } from '../../model/policy/territory.ts';
import { type Field, findField } from '../fields.ts';
import { type Check, compileOperator } from '../operators/operators.ts';

/** One test of one field, and whether it has to hold or must not. */
export interface Literal {
  field: Field;
  operator: string;
  operand: unknown;
  test: Check['test'];
  /** What it asks for, in words: `company.employees at least 1000`. */
  wanted: string;
  holds: boolean;
}

type Formula = Literal | { all: Formula[] } | { any: Formula[] };

/** What is known of a lead besides, by the name of its territory or segment. */
export type Links = ReadonlyMap<string, ReadonlyMap<string, Condition>>;
const NO_LINKS: Links = new Map();

/** More sets than this are not looked at: the checks then say nothing. */
const MOST_SETS = 64;

/**
 * A lead matches the condition (or does not, with `holds: false`) exactly where it passes all
 * literals of one of the sets. Null where there would be too many.
 *
 * @param links adds what a territory or a segment says of its leads; never loses a lead
 */
export function literalSets(
  condition: Condition,
  { holds = true, links = NO_LINKS }: { holds?: boolean; links?: Links } = {},
): Literal[][] | null {
  return setsOf(formulaOf(condition, { holds, links }));
}

interface Reading {
  holds: boolean;
  links: Links;
}

function formulaOf(condition: unknown, reading: Reading): Formula {
  const parts = entriesOf(condition).map(([key, value]) => entryFormula(key, value, reading));
  return join(parts, reading.holds);
}

/** Not all of them is any of them not. */
function join(parts: Formula[], isAll: boolean): Formula {
  return isAll ? { all: parts } : { any: parts };
}

function entryFormula(key: string, value: unknown, reading: Reading): Formula {
  if (key === 'not') return formulaOf(value, { ...reading, holds: !reading.holds });
  if ((key === 'all' || key === 'any') && Array.isArray(value)) {
    const parts = value.map((one) => formulaOf(one, reading));
    return join(parts, (key === 'all') === reading.holds);
  }
  const field = findField(key);
  if (!field) return { all: [] };
  if (Array.isArray(value)) return testOf(field, { operator: 'in', operand: value }, reading);
  if (typeof value !== 'object' || value === null) {
    return testOf(field, { operator: 'eq', operand: value }, reading);
  }
  const parts = entriesOf(value).map(([operator, operand]) =>
    testOf(field, { operator, operand }, reading),
  );
  return join(parts, reading.holds);
}

interface Asked {
  operator: string;
  operand: unknown;
}

/** `ne` is `eq` that must not hold, so that nobody has to know both. */
const OPPOSITE: Record<string, string> = { ne: 'eq', not_in: 'in' };

function testOf(field: Field, asked: Asked, { holds, links }: Reading): Formula {
  const opposite = OPPOSITE[asked.operator];
  if (opposite !== undefined) {
    return testOf(field, { ...asked, operator: opposite }, { holds: !holds, links });
  }
  if (asked.operator === 'exists') {
    return literal(field, { operator: 'exists', operand: true }, holds === asked.operand);
  }
  const known = links.get(field.path);
  if (!holds || known === undefined || !['eq', 'in'].includes(asked.operator)) {
    return literal(field, asked, holds);
  }
  const names = [asked.operand].flat();
  return { any: names.map((name) => linked(field, name, { known, links })) };
}

function linked(
  field: Field,
  name: unknown,
  { known, links }: { known: ReadonlyMap<string, Condition>; links: Links },
): Formula {
  const itself = literal(field, { operator: 'eq', operand: name }, true);
  const says = known.get(String(name).toLowerCase());
  return says ? { all: [itself, formulaOf(says, { holds: true, links })] } : itself;
}

function literal(field: Field, { operator, operand }: Asked, holds: boolean): Literal {
  const refuse = (expected: string): never => {
    throw new TypeError(`${field.path} ${operator}: expected ${expected}`);
  };
  const { test, wanted } = compileOperator(operator, { value: operand, type: field.type, refuse });
  const words = `${field.path} ${holds ? '' : 'other than '}${english(wanted)}`;
  return { field, operator, operand, test, wanted: words, holds };
}

function setsOf(formula: Formula): Literal[][] | null {
  if ('any' in formula) {
    const sets = formula.any.map(setsOf);
    return sets.some((one) => one === null) ? null : fewEnough(sets.flatMap((one) => one ?? []));
  }
  if (!('all' in formula)) return [[formula]];
  let product: Literal[][] = [[]];
  for (const part of formula.all) {
    const sets = setsOf(part);
    if (sets === null || product.length * sets.length > MOST_SETS) return null;
    product = product.flatMap((before) => sets.map((after) => [...before, ...after]));
  }
  return product;
}

function fewEnough(sets: Literal[][]): Literal[][] | null {
  return sets.length > MOST_SETS ? null : sets;
}

function entriesOf(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}

/** What every lead has, whatever its sender leaves out. */
const BARE: LeadFacts = {
  person: { mail: 'none' },
  company: {},
  request: {},
  attribution: {},
  custom: {},
  account: { matched: false },
  source: 'source',
  channel: 'channel',
  tier: 'standard',
  test: false,
};

/** May a lead be without a value here? */
export function mayBeMissing(field: Field): boolean {
  return field.read(BARE) === undefined;
}
