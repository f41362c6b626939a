import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { compileCondition } from '../../../src/routing/policy/condition.ts';
import type { FieldType } from '../../../src/routing/policy/fields.ts';
import { OPERATOR_NAMES } from '../../../src/routing/policy/operators/operators.ts';
import { DESCRIPTIONS } from '../../../src/routing/policy/schema/descriptions.ts';
import { policyJsonSchema } from '../../../src/routing/policy/schema/policy-schema.ts';
import { schemaText } from '../../../src/services/workspace/first/init-workspace.ts';
import { conditionArb } from './arbitrary.ts';

const ROOT = new URL('../../../', import.meta.url);
const PUBLISHED = new URL('schemas/policy.schema.json', ROOT);
const BROKEN = new URL('test/handlers/cli/policy/broken/', ROOT);
const read = (url: URL) => readFileSync(url, 'utf8');

const ajv = new Ajv({ strict: false, allErrors: true });
const isPolicy = ajv.compile(policyJsonSchema());

it('the published schema is the one that is made from what apply reads with', () => {
  if (process.env.UPDATE_GOLDEN === '1') writeFileSync(PUBLISHED, schemaText());
  expect(read(PUBLISHED)).toBe(schemaText());
});

it.each(['acme', 'solo', 'round-robin'])(
  'the policy of examples/%s is valid, and names it',
  (name) => {
    const text = read(new URL(`examples/${name}/policy.yml`, ROOT));
    expect(isPolicy(parse(text)), JSON.stringify(isPolicy.errors)).toBe(true);
    expect(text).toMatch(
      /^# yaml-language-server: \$schema=\.\.\/\.\.\/schemas\/policy\.schema\.json\n/,
    );
  },
);

it('an editor sees what is misspelt, and leaves what only the whole policy shows to validate', () => {
  const files = readdirSync(BROKEN).toSorted();
  const seen = files.filter((file) => !isPolicy(parse(read(new URL(file, BROKEN)))));
  expect(seen).toEqual(['02-misspelt-field.yml', '03-misspelt-key.yml']);
});

it('an editor refuses no condition that compiles', () => {
  const isCondition = ajv.compile({
    allOf: [{ $ref: '#/definitions/condition' }],
    definitions: policyJsonSchema().definitions,
  });
  fc.assert(
    fc.property(conditionArb, (condition) => {
      compileCondition(condition);
      expect(isCondition(condition), JSON.stringify(isCondition.errors)).toBe(true);
    }),
    { numRuns: 300 },
  );
  const broken: unknown[] = [
    { 'company.employees': '5' },
    { 'company.country': { gte: 5 } },
    { any: [] },
    { not: { 'company.contry': 'ES' } },
    { 'account.matched': 'yes' },
    { 'company.employees': { between: [1] } },
    { 'company.country': {} },
  ];
  for (const one of broken) expect(isCondition(one), JSON.stringify(one)).toBe(false);
});

function keysOf(schema: unknown, path = ''): string[] {
  const { properties, items, additionalProperties, anyOf } = Object(schema);
  return [
    ...Object.entries(properties ?? {}).flatMap(([key, one]) => {
      const at = path ? `${path}.${key}` : key;
      return [at, ...keysOf(one, at)];
    }),
    ...(items ? keysOf(items, `${path}[]`) : []),
    ...(typeof additionalProperties === 'object' ? keysOf(additionalProperties, `${path}.*`) : []),
    ...(anyOf ?? []).flatMap((one: unknown) => keysOf(one, path)),
  ];
}

it('every key says what it is for, and nothing is said of a key that does not exist', () => {
  const keys = [...new Set(keysOf(policyJsonSchema()))].toSorted();
  expect(keys.length).toBeGreaterThan(100);
  expect(Object.keys(DESCRIPTIONS).toSorted()).toEqual(keys);
});

it('every operator says what it means', () => {
  const types: FieldType[] = ['text', 'number', 'boolean', 'date', 'any'];
  const described = types.flatMap((type) => {
    const [, , { properties }] = Object(policyJsonSchema().definitions)[`${type}_test`].anyOf;
    return Object.entries(properties).map(([name, one]) => [name, Object(one).description]);
  });
  expect(described.filter(([, words]) => words === undefined)).toEqual([]);
  expect(new Set(described.map(([name]) => name))).toEqual(new Set(OPERATOR_NAMES));
});
