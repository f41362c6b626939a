import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { OBJECTIVES, policySchema } from '../../../src/routing/model/policy/policy.ts';
import { tierSchema } from '../../../src/routing/model/policy/sla.ts';
import { territorySchema } from '../../../src/routing/model/policy/territory.ts';
import { rosterSchema } from '../../../src/routing/model/workspace/roster.ts';
import { checkPolicy } from '../../../src/routing/policy/checks/check-policy.ts';
import { compilePolicy } from '../../../src/routing/policy/compile-policy.ts';
import { FIELD_NAMES } from '../../../src/routing/policy/fields.ts';
import { OPERATOR_NAMES } from '../../../src/routing/policy/operators/operators.ts';

const PAGE = readFileSync(new URL('../../../docs/policy.md', import.meta.url), 'utf8');
const EXAMPLES = [...PAGE.matchAll(/```yaml\n(.*?)```/gs)].map(([, text = '']) => text);
/** Names of the first column of every table: each stands in backticks. */
const ROWS = [...PAGE.matchAll(/^\| (`[^|]*) \|/gm)].map(([, cell = '']) => cell);
const NAMED = new Set(
  ROWS.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name)),
);

const people = (ids: string[], role: string) =>
  ids.map((id) => ({ id, name: id, role, skills: ['es', 'fintech'], timezone: 'UTC' }));
const ROSTER = rosterSchema.parse({
  version: 1,
  reps: [
    ...people(['ana', 'ben', 'cleo', 'finn', 'gia'], 'rep'),
    ...people(['mia', 'leo'], 'manager'),
    ...people(['ada'], 'admin'),
  ],
});

/** The first example is a whole policy, and every other one replaces parts of it. */
function withExample(text: string) {
  const [whole = ''] = EXAMPLES;
  const [base, part] = [whole, text].map((yaml) => parseDocument(yaml).toJS() as object);
  return policySchema.parse({ ...base, ...part });
}

describe('docs/policy.md', () => {
  it.each(EXAMPLES.map((text, index) => [index + 1, text] as const))(
    'has an example %i that is a policy without an error',
    (_, text) => {
      const policy = withExample(text);
      const errors = checkPolicy(policy, ROSTER).filter(({ severity }) => severity === 'error');
      expect(errors.map(({ path, message }) => `${path}: ${message}`)).toEqual([]);
      expect(() => compilePolicy(policy)).not.toThrow();
    },
  );

  it('shows every key of a policy in an example', () => {
    const shown = new Set(
      EXAMPLES.flatMap((text) => Object.keys(parseDocument(text).toJS() as object)),
    );
    expect(Object.keys(policySchema.shape).filter((key) => !shown.has(key))).toEqual([]);
  });

  it('names every field and operator there is, and no other', () => {
    const fields = new Set([...NAMED].filter((name) => /^[a-z_]+\.[a-zA-Z_]+$/.test(name)));
    const known = new Set([...FIELD_NAMES, 'attribution.NAME', 'custom.NAME']);
    const settings = ['governance', 'overrides'];
    const unknown = [...fields].filter(
      (name) => !known.has(name) && !settings.includes(name.split('.')[0] ?? ''),
    );
    expect(unknown).toEqual([]);
    expect(FIELD_NAMES.filter((name) => !NAMED.has(name))).toEqual([]);
    expect(OPERATOR_NAMES.filter((name) => !NAMED.has(name))).toEqual([]);
  });

  it('says of each territory and tier key what it does, and what each objective settles', () => {
    const keys = [...Object.keys(territorySchema.shape), ...Object.keys(tierSchema.shape)];
    const told = ['id', 'priority'];
    expect(keys.filter((key) => !NAMED.has(key) && !told.includes(key))).toEqual([]);
    expect(OBJECTIVES.filter((objective) => !PAGE.includes(`\`${objective}\` the one`))).toEqual(
      [],
    );
  });
});
