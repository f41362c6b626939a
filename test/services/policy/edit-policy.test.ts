import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { editPolicy } from '../../../src/services/policy/edit-policy.ts';

const TEXT = `# How we decide.
version: 1

pools:
  # The old world.
  - { id: emea, members: { ana: 100, ben: 50 }, manager: mia } # ask Mia
  - id: apac
    members:
      haru: 100 # mornings only
      isha: 100
rules:
  - { id: iberia, when: { company.country: [ES, PT] }, assign: { pool: emea, require_skills: [es] } }
  - { id: owners, assign: { to: account_owner } }
sla:
  standard: { claim: 15m, first_touch: 4h }
`;

const lines = (text: string | null) => text?.split('\n') ?? [];
const changed = (after: string | null) => ({
  gone: lines(TEXT).filter((line) => !lines(after).includes(line)),
  come: lines(after).filter((line) => !lines(TEXT).includes(line)),
});

test('members change where they stand, and every comment stays', () => {
  const members = { ana: 100, cleo: 75 };
  expect(changed(editPolicy(TEXT, [{ kind: 'members', pool: 'emea', members }], 1))).toEqual({
    gone: ['  - { id: emea, members: { ana: 100, ben: 50 }, manager: mia } # ask Mia'],
    come: ['  - { id: emea, members: { ana: 100, cleo: 75 }, manager: mia } # ask Mia'],
  });
  const haru = { haru: 50 };
  expect(changed(editPolicy(TEXT, [{ kind: 'members', pool: 'apac', members: haru }], 1))).toEqual({
    gone: ['      haru: 100 # mornings only', '      isha: 100'],
    come: ['      haru: 50 # mornings only'],
  });
});

test('whoever comes gets a line of their own where each has one', () => {
  const members = { haru: 100, isha: 100, kenji: 50 };
  expect(changed(editPolicy(TEXT, [{ kind: 'members', pool: 'apac', members }], 1))).toEqual({
    gone: [],
    come: ['      kenji: 50'],
  });
});

test('a rule gets another pool, and a tier another time', () => {
  const edits = [
    { kind: 'rule_pool', rule: 'iberia', pool: 'apac' },
    { kind: 'sla', tier: 'standard', field: 'claim', value: '10m' },
    { kind: 'sla', tier: 'standard', field: 'first_touch', value: null },
  ] as const;
  const { come } = changed(editPolicy(TEXT, edits, 1));
  expect(come).toEqual([
    '  - { id: iberia, when: { company.country: [ES, PT] }, assign: { pool: apac, require_skills: [es] } }',
    '  standard: { claim: 10m }',
  ]);
});

test('whatever the members become, the file says just that and stays a file', () => {
  const names = fc.constantFrom('ana', 'ben', 'cleo', 'haru', 'isha');
  const some = fc.dictionary(names, fc.integer({ min: 0, max: 999 }), { minKeys: 1 });
  fc.assert(
    fc.property(fc.constantFrom('emea', 'apac'), fc.array(some, { minLength: 1 }), (pool, all) => {
      const edits = all.map((members) => ({ kind: 'members', pool, members }) as const);
      const edited = parse(editPolicy(TEXT, edits, 1) ?? '');
      const { pools, ...rest } = parse(TEXT);
      const after = pools.map((one: { id: string }) =>
        one.id === pool ? { ...one, members: all.at(-1) } : one,
      );
      expect(edited).toEqual({ ...rest, pools: after });
    }),
  );
});

test('an edit that changes nothing leaves the file as it is, byte by byte', () => {
  const members = { ana: 100, ben: 50 };
  expect(editPolicy(TEXT, [{ kind: 'members', pool: 'emea', members }], 1)).toBe(TEXT);
});

test('what it began with is said where the file says it', () => {
  const text = `${TEXT}based_on: v3\n`;
  const edit = { kind: 'sla', tier: 'standard', field: 'claim', value: '9m' } as const;
  expect(editPolicy(text, [edit], 7)).toContain('based_on: v7');
  expect(editPolicy(TEXT, [edit], 7)).not.toContain('based_on');
});

test('a pool, a rule or a tier that is not there is no edit', () => {
  const none = [
    { kind: 'members', pool: 'mars', members: { ana: 1 } },
    { kind: 'rule_pool', rule: 'mars', pool: 'emea' },
    { kind: 'rule_pool', rule: 'owners', pool: 'emea' },
    { kind: 'sla', tier: 'mars', field: 'claim', value: '1m' },
  ] as const;
  for (const edit of none) expect(editPolicy(TEXT, [edit], 1)).toBeNull();
  expect(editPolicy('a: [', [none[0]], 1)).toBeNull();
});
