import { expect, test } from 'vitest';
import { findLiveVersion, listPolicies } from '../../../src/db/workspace/policy-store.ts';
import { applyWorkspace } from '../../../src/services/workspace/apply-workspace.ts';
import { inEnglish } from '../../support/in-english.ts';
import { createWorld, POLICY, ROSTER, type World } from '../../support/world.ts';

const GUARDED = POLICY.replace('version: 1', 'version: 1\ngovernance: { approvals: 1 }');

const apply = ({ ctx }: World, policy: string) =>
  applyWorkspace(ctx, {
    files: { roster: ROSTER, policy },
    dryRun: false,
    prune: false,
    onto: null,
    actor: { kind: 'cli', osUser: 'kim' },
  });

test('the first policy is published at once, even one that asks for an approval', async () => {
  const world = await createWorld({ policy: GUARDED });
  expect(await findLiveVersion(world.db.read)).toMatchObject({ version: 1 });
});

test('what follows only waits for an approval, and no file lifts its own control', async () => {
  const world = await createWorld({ policy: GUARDED });
  const waiting = { policyVersion: 1, proposedVersion: 2 };
  const unguarded = POLICY.replace('claim: 15m', 'claim: 10m');
  expect(await apply(world, unguarded)).toMatchObject(waiting);
  expect(await findLiveVersion(world.db.read)).toMatchObject({ version: 1 });
  expect(await listPolicies(world.db.read, { limit: 9 })).toMatchObject([
    { version: 2, state: 'proposed', basedOn: 1, author: 'cli:kim' },
    { version: 1, state: 'published', basedOn: null },
  ]);
});

test('a file that nobody changed is no new version after an upgrade', async () => {
  const world = await createWorld();
  await world.db.tx(async (tx) => {
    const { policies } = tx.t;
    const [stored] = await tx.select().from(policies);
    if (!stored) throw new Error('Nothing is stored.');
    const { overrides: _, owners: __, timezone: ___, ...older } = stored.document;
    const document = older as typeof stored.document;
    await tx.update(policies).set({ document, hash: 'of an older release' });
  });
  expect(await apply(world, POLICY)).toMatchObject({ outcome: 'unchanged', policyVersion: 1 });
  const changed = await apply(world, POLICY.replace('claim: 15m', 'claim: 10m'));
  expect(inEnglish(changed)).toMatchObject({
    changes: expect.arrayContaining([expect.stringContaining('claim')]),
  });
  expect(JSON.stringify(changed)).not.toContain('overrides');
});

test('the same rules wait only once', async () => {
  const world = await createWorld({ policy: GUARDED });
  const edited = GUARDED.replace('claim: 15m', 'claim: 10m');
  await apply(world, edited);
  expect(await apply(world, edited)).toMatchObject({ proposedVersion: 2 });
  expect(await listPolicies(world.db.read, { state: 'proposed', limit: 9 })).toHaveLength(1);
});
