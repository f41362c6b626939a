import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { directoryWith, openCommandLine } from '../command-line.ts';

it('a first workspace has the schema beside the policy, and an export of it as well', async () => {
  const { baton, opened } = await openCommandLine();
  const dir = join(directoryWith({}), 'first');
  await baton('init', dir);
  const [first] = readFileSync(join(dir, 'policy.yml'), 'utf8').split('\n');
  expect(first).toBe('# yaml-language-server: $schema=policy.schema.json');
  const { out } = await baton('policy', 'schema');
  expect(opened.stores).toBe(0);
  expect(readFileSync(join(dir, 'policy.schema.json'), 'utf8')).toBe(`${out}\n`);

  await baton('apply', dir);
  const copy = join(directoryWith({}), 'copy');
  expect((await baton('export', copy)).code).toBe(0);
  expect((await baton('export', copy, '--force')).code).toBe(0);
  expect(readFileSync(join(copy, 'policy.schema.json'), 'utf8')).toBe(`${out}\n`);
});
