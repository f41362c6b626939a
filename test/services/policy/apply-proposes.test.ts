import { expect, test } from 'vitest';
import { findLiveVersion, listPolicies } from '../../../src/db/workspace/policy-store.ts';
import { applyWorkspace } from '../../../src/services/workspace/apply-workspace.ts';
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

test('the same rules wait only once', async () => {
  const world = await createWorld({ policy: GUARDED });
  const edited = GUARDED.replace('claim: 15m', 'claim: 10m');
  await apply(world, edited);
  expect(await apply(world, edited)).toMatchObject({ proposedVersion: 2 });
  expect(await listPolicies(world.db.read, { state: 'proposed', limit: 9 })).toHaveLength(1);
});
