import { expect, it } from 'vitest';
import { directoryWith, openCommandLine, smallWorkspace } from '../command-line.ts';

async function openAcme() {
  const line = await openCommandLine();
  await line.baton('apply', directoryWith(smallWorkspace()));
  return line;
}

it('sends a test lead to whom it names, and lists it as a test', async () => {
  const { baton } = await openAcme();
  const { code, out } = await baton('lead', 'test', '--to', 'ben');
  expect(code).toBe(0);
  expect(out).toMatch(/^A test lead for Ben Okafor: lead_\w+\. It counts for nothing\.\nNext: /);
  expect((await baton('lead', 'list')).out).toContain('Globex (test)');
});

it('asks to whom where there are several, and says who there is', async () => {
  const { baton } = await openAcme();
  const { code, err } = await baton('lead', 'test');
  expect(code).toBe(2);
  expect(err).toContain('Say to whom, with --to. The roster has ana, ben, mia.');
  expect((await baton('lead', 'test', '--to', 'zoe')).code).toBe(1);
});
