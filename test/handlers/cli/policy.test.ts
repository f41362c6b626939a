import { join } from 'node:path';
import { expect, it } from 'vitest';
import { directoryWith, openCommandLine, smallWorkspace } from './command-line.ts';

it('a policy is checked against the people who are published', async () => {
  const { baton } = await openCommandLine();
  const dir = directoryWith(smallWorkspace());
  await baton('apply', dir);
  const { code, out } = await baton('policy', 'validate', join(dir, 'policy.yml'));
  expect(code).toBe(0);
  expect(out).toContain('is fine: 2 rules, 1 pool');
});

it('a policy is checked against another workspace without a store', async () => {
  const { baton, opened } = await openCommandLine();
  const dir = directoryWith(smallWorkspace());
  const file = join(dir, 'policy.yml');
  const { code, out } = await baton('policy', 'validate', file, '--with', dir, '--json');
  expect(code).toBe(0);
  expect(JSON.parse(out)).toEqual({ fine: true, warnings: [] });
  expect(opened.stores).toBe(0);
});

it('a fault carries the name of the file that was given', async () => {
  const { baton } = await openCommandLine();
  const files = smallWorkspace();
  const next = files['policy.yml']?.replace('pool: sales', 'pool: salse') ?? '';
  const dir = directoryWith({ ...files, 'next.yml': next });
  const { code, out, err } = await baton(
    'policy',
    'validate',
    join(dir, 'next.yml'),
    '--with',
    dir,
  );
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toMatch(/^next\.yml:6 rules\[1\]\.assign\.pool: .*"sales"/m);
});

it('a policy file that is not there is named', async () => {
  const { baton } = await openCommandLine();
  const { code, err } = await baton('policy', 'validate', '/nowhere/policy.yml', '--with', '/tmp');
  expect(code).toBe(1);
  expect(err).toContain('There is no file /nowhere/policy.yml');
});
