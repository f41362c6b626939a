import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { missWords } from '../../../src/routing/explanation/miss-words.ts';
import type { LeadFacts } from '../../../src/routing/model/lead.ts';
import { type Policy, policySchema } from '../../../src/routing/model/policy/policy.ts';
import { compileCondition } from '../../../src/routing/policy/condition.ts';
import { policyPage } from '../../../src/routing/policy/doc/policy-page.ts';
import { FIELD_NAMES } from '../../../src/routing/policy/fields.ts';
import { policyInWords } from '../../../src/services/policy/shown/policy-in-words.ts';
import { diffPolicies } from '../../../src/services/workspace/comparing/diff-policies.ts';
import { ENGLISH, type Language } from '../../../src/words/language.ts';
import { type Slot, spell } from '../../../src/words/say.ts';
import { ACCENTED } from '../../blocks/surfaces/bare-words.ts';

const FILE = readFileSync(new URL('../../../examples/acme/policy.yml', import.meta.url), 'utf8');
const POLICY = policySchema.parse(parse(FILE));

/** What stands in the file, or would be named there, is called as it is called there. */
const labels = [...POLICY.reasons, ...(POLICY.overrides?.reasons ?? [])].map(({ label }) => label);
const named = new Set(`${FILE} ${labels.join(' ')} or and`.toLowerCase().match(/[a-z]+/g));

function bare(texts: readonly Slot[], language: Language): string[] {
  const words = texts.flatMap((text) => spell(text, language).match(/\b[a-zA-Z]{2,}\b/g) ?? []);
  return [...new Set(words)].filter((word) => !named.has(word.toLowerCase()));
}

const asItIs = (id: string) => id;

function everyText(policy: Policy): Slot[] {
  const { overrides, decline_reasons: declines } = policyPage(policy, asItIs);
  const shown = policyInWords(policy, asItIs).flatMap(({ title, lines }) => [title, ...lines]);
  return [...shown, ...overrides, ...declines];
}

test('a policy is read in the language that is set, but what its file calls by name', () => {
  expect(bare(everyText(POLICY), ACCENTED)).toEqual([]);
  expect(bare(everyText(POLICY), ENGLISH).length).toBeGreaterThan(50);
});

test('and so is what changes from one version to the next', () => {
  const [first, ...rules] = POLICY.rules;
  const after: Policy = {
    ...POLICY,
    rules: [...rules.slice(1), ...(first ? [first] : [])],
    pools: POLICY.pools.map((pool) => ({ ...pool, members: { ...pool.members, ana: 7 } })),
  };
  const changes = diffPolicies(POLICY, after);
  expect(changes.length).toBeGreaterThan(2);
  expect(bare(changes, ACCENTED)).toEqual([]);
});

const NOBODY = { person: {}, company: {}, request: {}, account: {}, attribution: {}, custom: {} };

test.each(FIELD_NAMES)(
  'what a condition on %s asks for is said in the language that is set',
  (path) => {
    const why = compileCondition({ [path]: { exists: true } }).explain(NOBODY as LeadFacts);
    expect(why === null ? [] : bare([missWords(why, 'UTC')], ACCENTED)).toEqual([]);
  },
);
