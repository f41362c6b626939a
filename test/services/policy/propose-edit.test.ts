import { expect, test } from 'vitest';
import { findPolicy } from '../../../src/db/workspace/policy-store.ts';
import { approvePolicy } from '../../../src/services/policy/approve-policy.ts';
import type { PolicyEdit } from '../../../src/services/policy/edit-policy.ts';
import { proposeEdit } from '../../../src/services/policy/propose-edit.ts';
import { applyWorkspace } from '../../../src/services/workspace/apply-workspace.ts';
import { exportWorkspace } from '../../../src/services/workspace/export-workspace.ts';
import { MIA, rep, withoutTrace } from '../../support/cast.ts';
import { inEnglish } from '../../support/in-english.ts';
import { createWorld, POLICY, type World } from '../../support/world.ts';

const LOU = rep('lou');
const COMMENTED = `# Ours since 2019, ask Lou.${POLICY}`
  .replace('claim: 15m,', 'claim: 900s, # as the board wanted\n   ')
  .replace('pools:', 'pools: # people');

const edit = ({ ctx }: World, edits: PolicyEdit[], base = 1, actor = LOU) =>
  proposeEdit(ctx, { base, edits, message: 'Less for Ben', actor });
const MEMBERS: PolicyEdit = { kind: 'members', pool: 'emea', members: { ana: 100, ben: 50 } };
const claim = (value: string): PolicyEdit => ({
  kind: 'sla',
  tier: 'standard',
  field: 'claim',
  value,
});

test('an edit is a proposal with every other byte of the file as it was', async () => {
  const world = await createWorld({ policy: COMMENTED });
  const was = await edit(world, [MEMBERS, claim('15m')]);
  expect(was).toMatchObject({ outcome: 'proposed', version: 2 });
  const { text } = (await findPolicy(world.db.read, 2)) ?? {};
  expect(text).toBe(COMMENTED.replace('ben: 100, cleo: 100', 'ben: 50'));
});

test('what is exported after an edit in Slack is applied as unchanged, byte by byte', async () => {
  const world = await createWorld({ policy: COMMENTED });
  await edit(world, [MEMBERS, claim('5m')]);
  await approvePolicy(world.ctx, { version: 2, actor: LOU });
  const files = await exportWorkspace(world.ctx);
  expect(files['policy.yml']).toContain('claim: 5m, # as the board wanted');
  const [roster = '', policy = ''] = [files['roster.yml'], files['policy.yml']];
  const applied = await applyWorkspace(world.ctx, {
    files: { roster, policy },
    dryRun: false,
    prune: false,
    onto: null,
    actor: { kind: 'cli', osUser: 'kim' },
  });
  expect(applied).toMatchObject({ outcome: 'unchanged', policyVersion: 2 });
  expect((await exportWorkspace(world.ctx))['policy.yml']).toBe(policy);
});

test('an edit of a version that is not live any more shows both changes', async () => {
  const world = await createWorld();
  await edit(world, [claim('10m')]);
  await approvePolicy(world.ctx, { version: 2, actor: LOU });
  expect(inEnglish(await withoutTrace(world, () => edit(world, [MEMBERS])))).toEqual({
    outcome: 'moved',
    basedOn: 1,
    live: 2,
    theirs: ['tier standard: claim 10m now (was 15m)'],
    yours: ['pool emea: ben weighs 50 now (was 100)', 'pool emea: cleo is out'],
  });
  expect(await edit(world, [MEMBERS], 2)).toMatchObject({ outcome: 'proposed', version: 3 });
});

test('an edit that changes nothing, names nothing or comes from others is no proposal', async () => {
  const world = await createWorld({ policy: COMMENTED });
  const attempt = (edits: PolicyEdit[], actor = LOU) =>
    withoutTrace(world, () => edit(world, edits, 1, actor));
  expect(await attempt([claim('15m')])).toEqual({ outcome: 'unchanged', live: 1 });
  const gone: PolicyEdit = { kind: 'rule_pool', rule: 'gone', pool: 'emea' };
  expect(await attempt([gone])).toEqual({ outcome: 'not_editable' });
  expect(await attempt([MEMBERS], MIA)).toMatchObject({ outcome: 'not_permitted' });
});
