import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { directoryWith, openCommandLine, smallWorkspace } from '../command-line.ts';

const ROOT = new URL('../../../../', import.meta.url);
const PAGE = new URL('docs/acme-policy.md', ROOT);
const ACME = fileURLToPath(new URL('examples/acme', ROOT));

it('the policy of Acme reads as docs/acme-policy.md', async () => {
  const { baton, opened } = await openCommandLine();
  const { code, out } = await baton('policy', 'doc', join(ACME, 'policy.yml'), '--with', ACME);
  expect({ code, stores: opened.stores }).toEqual({ code: 0, stores: 0 });
  if (process.env.UPDATE_GOLDEN === '1') writeFileSync(PAGE, `${out}\n`);
  expect(`${out}\n`).toBe(readFileSync(PAGE, 'utf8'));
});

it('the live version, one by its number and a file read alike', async () => {
  const { baton } = await openCommandLine();
  expect((await baton('policy', 'doc')).err).toContain('No policy is published.');
  const dir = directoryWith(smallWorkspace());
  await baton('apply', dir);
  const live = await baton('policy', 'doc');
  expect(live.out).toContain('# Lead routing policy v1');
  expect(live.out).toContain('- **sales** – Ana Ruiz 50 %, Ben Okafor 50 %.');
  expect(await baton('policy', 'doc', 'v1')).toEqual(live);
  const file = await baton('policy', 'doc', join(dir, 'policy.yml'));
  expect(file.out.split('\n').slice(1)).toEqual(live.out.split('\n').slice(1));
  expect(await baton('policy', 'doc', 'v9')).toMatchObject({ code: 1, out: '' });
});

it('says of a segment whose leads count for more how much they fill', async () => {
  const { baton } = await openCommandLine();
  const files = smallWorkspace();
  const segments = 'segments:\n  - { id: large, units: 3 }\nrules:';
  const dir = directoryWith({
    ...files,
    'policy.yml': `${files['policy.yml']}`.replace('rules:', segments),
  });
  const { out } = await baton('policy', 'doc', join(dir, 'policy.yml'), '--with', dir);
  expect(out).toContain('- **Size:** each fills whoever has it like 3 leads.');
});

it('a machine reads the same words in parts', async () => {
  const { baton } = await openCommandLine();
  const { out } = await baton('policy', 'doc', join(ACME, 'policy.yml'), '--with', ACME, '--json');
  expect(JSON.parse(out)).toMatchObject({
    title: 'Lead routing policy (policy.yml)',
    segments: [{ id: 'enterprise', leads: 'employees at least 1000', tier: 'strategic' }, {}],
    rules: expect.arrayContaining([
      {
        id: 'students',
        position: 2,
        when: 'e-mail address ending in .edu',
        goes_to: 'not for sales: student',
        exception: true,
      },
    ]),
  });
});
