import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { findLiveVersion } from '../../../src/db/workspace/policy-store.ts';
import { routeDue } from '../../../src/services/placing/route-due.ts';
import { approvePolicy } from '../../../src/services/policy/approve-policy.ts';
import { directoryWith, leadFile, openCommandLine, smallWorkspace } from './command-line.ts';

const CLAIM = /claim: \w+/;
const PEOPLE = `
  - { id: max, name: Max Manager, slack: U0MAX, role: manager }
`;

/** A workspace that asks for approvals, and files with other times to claim. */
async function open(approvals: 0 | 1 = 1) {
  const line = await openCommandLine();
  const files = smallWorkspace();
  const roster = `${files['roster.yml']?.trimEnd()}${PEOPLE}`;
  const policy = `${files['policy.yml']?.trimEnd()}\ngovernance: { approvals: ${approvals} }\nsla: { standard: { claim: 15m } }\n`;
  const edited = (claim: string) => policy.replace(CLAIM, `claim: ${claim}`);
  const dir = directoryWith({
    ...files,
    'roster.yml': roster,
    'policy.yml': policy,
    'ten.yml': edited('10m'),
    'five.yml': edited('5m'),
    'bad.yml': edited('soon'),
  });
  await line.baton('apply', dir);
  const file = (name: string) => join(dir, name);
  const live = async () => (await findLiveVersion(line.ctx.db.read))?.version;
  return { ...line, dir, file, live };
}

it('a proposal is written, listed, and decides nothing', async () => {
  const { baton, file, live } = await open();
  const proposed = await baton('policy', 'propose', file('ten.yml'), '-m', 'Reps are quick');
  expect(proposed).toEqual({
    code: 0,
    err: '',
    out: [
      'v2 is proposed and waits for somebody else to approve it in Slack; v1 is live.',
      '  tier standard: claim 10m now (was 15m)',
      'Next: baton policy diff v1 v2',
    ].join('\n'),
  });
  expect((await baton('policy', 'list')).out).toBe(
    [
      'v1 is live.',
      'Proposed:',
      '  v2  11:00  mia  Reps are quick',
      'Published:',
      '  v1  11:00  published by mia',
      'Next: baton policy diff v1 v2',
    ].join('\n'),
  );
  expect(await live()).toBe(1);
});

it('a shell is not a second person, but may go without one, with a reason', async () => {
  const { baton, file, live } = await open();
  await baton('policy', 'propose', file('ten.yml'));
  const approved = await baton('policy', 'approve', 'v2');
  expect(approved.code).toBe(1);
  expect(approved.err).toMatch(/Approvals are given in Slack, by somebody else: .*Max Manager/);
  expect((await baton('policy', 'publish', 'v2')).err).toContain('with --reason');
  expect(await live()).toBe(1);
  const forced = await baton('policy', 'publish', 'v2', '--reason', 'Leads rot');
  expect(forced.out).toContain('v2 is live: every lead from now on is decided by it.');
  const { out } = await baton('policy', 'list');
  expect(out).toMatch(/v2 +11:00 +published without approval by mia +Leads rot/);
});

it('where nobody else has to agree a proposal is published as it is', async () => {
  const { baton, file, live } = await open(0);
  await baton('policy', 'propose', file('ten.yml'));
  expect((await baton('policy', 'publish', '2')).code).toBe(0);
  expect(await live()).toBe(2);
});

it('a rollback takes one step, a reason and no approval', async () => {
  const { baton, file, live } = await open();
  await baton('policy', 'propose', file('ten.yml'));
  await baton('policy', 'publish', 'v2', '--reason', 'Leads rot');
  expect((await baton('policy', 'rollback')).code).toBe(2);
  const back = await baton('policy', 'rollback', '--reason', 'Too quick');
  expect(back.out).toContain('v1 is live again instead of v2.');
  expect(await live()).toBe(1);
  const again = await baton('policy', 'rollback', 'v1', '--reason', 'Too quick');
  expect(again.err).toContain('v1 is live now; nothing was changed.');
});

it('what others have published meanwhile is shown before it is replaced', async () => {
  const { baton, file, live } = await open();
  await baton('policy', 'propose', file('ten.yml'));
  await baton('policy', 'propose', file('five.yml'));
  await baton('policy', 'publish', 'v3', '--reason', 'Leads rot');
  const moved = await baton('policy', 'publish', 'v2', '--reason', 'Leads rot');
  expect(moved.code).toBe(1);
  expect(moved.err).toContain('v2 began with v1, and v3 is live now.');
  expect(moved.err).toContain('tier standard: claim 5m now (was 15m)');
  expect(moved.err).toContain('tier standard: claim 10m now (was 15m)');
  const onto = ['--onto', 'v3', '--reason', 'Leads rot'];
  expect((await baton('policy', 'publish', 'v2', ...onto)).code).toBe(0);
  expect(await live()).toBe(2);
});

it('a proposal is rejected once, and then no longer there to approve', async () => {
  const { baton, ctx, file } = await open();
  await baton('policy', 'propose', file('ten.yml'));
  const rejected = await baton('policy', 'reject', 'v2');
  expect(rejected.out).toContain('v2 is withdrawn; nothing else was changed.');
  expect((await baton('policy', 'reject', 'v2')).err).toContain('v2 is withdrawn already, by mia.');
  const max = { kind: 'slack', userId: 'U0MAX' } as const;
  expect(await approvePolicy(ctx, { version: 2, actor: max })).toMatchObject({
    outcome: 'not_proposed',
  });
});

it('faults stand at their line of the file that was given', async () => {
  const { baton, file } = await open();
  const { code, err } = await baton('policy', 'propose', file('bad.yml'));
  expect(code).toBe(1);
  expect(err).toMatch(/^bad\.yml:\d+ sla\.standard\.claim: .*"soon"/m);
});

it('a version is named by its number, and an unknown one is said to be', async () => {
  const { baton } = await open();
  const typo = await baton('policy', 'approve', 'banana');
  expect(typo).toMatchObject({ code: 2 });
  expect(typo.err).toContain('“banana” is no version. Try v12');
  expect((await baton('policy', 'reject', 'v9')).err).toContain('There is no v9.');
});

it('leads of the last months that a policy has nobody for are told, checked or proposed', async () => {
  const { advance, baton, ctx, dir } = await open(0);
  await baton('lead', 'submit', leadFile(), '--source', 'website');
  await routeDue(ctx);
  advance(60_000);
  const file = join(dir, 'narrow.yml');
  const policy = readFileSync(join(dir, 'policy.yml'), 'utf8');
  writeFileSync(file, policy.replace('when: {}', 'when: { company.country: DE }'));
  const gap = /^narrow\.yml:\d+ fallback: 1 of 1 lead that came in .*country ES.* match no rule/m;
  expect((await baton('policy', 'validate', file)).out).toMatch(gap);
  expect((await baton('policy', 'propose', file)).out).toMatch(gap);
});
