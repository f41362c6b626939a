import * as fc from 'fast-check';
import type { LeadFacts, Scalar } from '../../../src/routing/model/lead.ts';
import type { Example } from '../../../src/routing/policy/logic/region.ts';

export type Condition = Record<string, unknown>;

/** Few values, so that conditions and leads meet often. */
const VALUES: Record<string, Scalar[]> = {
  'company.country': ['ES', 'PT', 'DE'],
  'company.employees': [0, 10, 50, 1000],
  'person.title': ['CTO', 'chief of staff', 'head of sales'],
  'custom.plan': ['gold', 5, true],
  test: [true, false],
};
const TEXTS = ['c', 'chief', 'of', 'o', 'cto', 'sales', 'es'];

function testArb(path: string): fc.Arbitrary<unknown> {
  const value = fc.constantFrom(...(VALUES[path] ?? []));
  const common = [
    value,
    fc.array(value, { minLength: 1, maxLength: 3 }),
    fc.record({ ne: value }),
    fc.record({ not_in: fc.array(value, { minLength: 1, maxLength: 2 }) }),
    fc.record({ exists: fc.boolean() }),
  ];
  const number = fc.constantFrom(0, 5, 10, 50, 999.5, 1000);
  const numeric = ['gt', 'gte', 'lt', 'lte'].map((name) => number.map((n) => ({ [name]: n })));
  const range = fc
    .tuple(number, number)
    .map((pair) => ({ between: pair.toSorted((a, b) => a - b) }));
  const text = fc.constantFrom(...TEXTS);
  const textual = ['contains', 'starts_with', 'ends_with', 'matches'].map((name) =>
    text.map((one) => ({ [name]: one })),
  );
  const both = fc.tuple(text, text).map(([contains, ends_with]) => ({ contains, ends_with }));
  if (path === 'company.employees') return fc.oneof(...common, ...numeric, range);
  if (path === 'test') return fc.oneof(...common);
  if (path === 'custom.plan') return fc.oneof(...common, ...numeric, ...textual);
  return fc.oneof(...common, ...textual, both);
}

const paths = Object.keys(VALUES);
const flat = fc
  .uniqueArray(fc.constantFrom(...paths), { maxLength: 3 })
  .chain((names) => fc.record(Object.fromEntries(names.map((name) => [name, testArb(name)]))));
export const conditionArb: fc.Arbitrary<Condition> = fc.letrec<{ one: Condition }>((tie) => ({
  one: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    flat,
    fc.record({ not: tie('one') }),
    fc.record({ any: fc.array(tie('one'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ all: fc.array(tie('one'), { minLength: 1, maxLength: 2 }) }),
  ),
})).one;

export const leadArb = fc
  .tuple(...paths.map((path) => fc.option(fc.constantFrom(...(VALUES[path] ?? [])))))
  .map((values) => new Map(paths.map((path, i) => [path, values[i] ?? undefined])));

/** The facts of a lead that has these values and nothing else. */
export function factsOf(values: Example): Partial<LeadFacts> {
  const at = (path: string) => values.get(path);
  const group = (name: string) =>
    Object.fromEntries(
      [...values].flatMap(([path, value]) =>
        path.startsWith(`${name}.`) && value !== undefined
          ? [[path.slice(name.length + 1), value]]
          : [],
      ),
    );
  return {
    person: { mail: 'none', ...group('person') },
    company: group('company'),
    custom: group('custom'),
    test: at('test') === true,
  };
}
