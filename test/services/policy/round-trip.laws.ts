import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { findLiveVersion, findPolicy } from '../../../src/db/workspace/policy-store.ts';
import { editPolicy, type PolicyEdit } from '../../../src/services/policy/edit-policy.ts';
import { proposePolicy } from '../../../src/services/policy/propose-policy.ts';
import { rollbackPolicy } from '../../../src/services/policy/rollback-policy.ts';
import { diffPolicies } from '../../../src/services/workspace/comparing/diff-policies.ts';
import { exportWorkspace } from '../../../src/services/workspace/export-workspace.ts';
import { hashPolicy } from '../../../src/services/workspace/hash-policy.ts';
import { readPolicy } from '../../../src/services/workspace/reading/read-policy.ts';
import { rep } from '../../support/cast.ts';
import { createWorld, POLICY, type World } from '../../support/world.ts';

const LOU = rep('lou');
const TEXT = `# Ours, with a word on each.${POLICY}`;

const members = fc.dictionary(
  fc.constantFrom('ana', 'ben', 'cleo'),
  fc.integer({ min: 1, max: 300 }),
  { minKeys: 1 },
);
const edit = fc.oneof(
  members.map((some): PolicyEdit => ({ kind: 'members', pool: 'emea', members: some })),
  fc
    .tuple(fc.constantFrom('claim', 'first_touch'), fc.integer({ min: 1, max: 239 }))
    .map(([field, minutes]): PolicyEdit => {
      return { kind: 'sla', tier: 'standard', field, value: `${minutes}m` };
    }),
);

const parsed = (text: string) => {
  const { value } = readPolicy(text, undefined);
  if (!value) throw new Error(`No policy any more:\n${text}`);
  return value;
};
const edited = (text: string, edits: PolicyEdit[]) => editPolicy(text, edits, 1) ?? '';
const live = async ({ db }: World) => (await findLiveVersion(db.read))?.version ?? 0;
const exported = async (world: World) => (await exportWorkspace(world.ctx))['policy.yml'];

test('two policies differ in words exactly when they differ at all, and both ways alike', () => {
  fc.assert(
    fc.property(fc.array(edit), fc.array(edit), (some, others) => {
      const [one, other] = [parsed(edited(TEXT, some)), parsed(edited(TEXT, others))];
      const forth = diffPolicies(one, other);
      expect(forth.length === 0).toBe(hashPolicy(one) === hashPolicy(other));
      expect(diffPolicies(other, one)).toHaveLength(forth.length);
    }),
  );
});

test('after any edits and as many rollbacks the first version decides, and its file is back', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 4 }), async (edits) => {
      const world = await createWorld({ policy: TEXT });
      for (const one of edits) {
        const text = edited((await exported(world)) ?? '', [one]);
        const published = { text, message: null, whenFree: 'publish', actor: LOU } as const;
        await proposePolicy(world.ctx, published);
        expect(await exported(world)).toBe(text);
      }
      while ((await live(world)) !== 1) {
        const before = await live(world);
        await rollbackPolicy(world.ctx, { to: null, reason: 'Back', actor: LOU });
        expect(await live(world)).toBeLessThan(before);
      }
      expect(await exported(world)).toBe(TEXT);
      const first = await findPolicy(world.db.read, 1);
      expect(first?.hash).toBe(hashPolicy(parsed(TEXT)));
      await world.db.close();
    }),
    { numRuns: 25 },
  );
});
