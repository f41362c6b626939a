import { expect, it } from 'vitest';
import {
  directoryWith,
  GLOBEX,
  leadFile,
  openCommandLine,
  smallWorkspace,
} from '../command-line.ts';

async function twoLeads() {
  const line = await openCommandLine();
  await line.baton('apply', directoryWith(smallWorkspace()));
  const submit = async (email: string): Promise<string> => {
    const file = leadFile({ ...GLOBEX, person: { email } });
    const argv = ['lead', 'submit', file, '--source', 'website', '--json'];
    return JSON.parse((await line.baton(...argv)).out).lead_id;
  };
  const into = await submit('dana@globex.test');
  return { ...line, into, from: await submit('dana.ode@gmail.com') };
}

it('two leads become one, and both ids show it', async () => {
  const { baton, from, into } = await twoLeads();
  const { code, out } = await baton('lead', 'merge', from, into);
  expect(code).toBe(0);
  expect(out).toContain(`Globex is one lead now: ${into}.\n${from} stays valid as another name`);
  const shown = await baton('lead', 'show', from);
  expect(shown.out).toMatch(new RegExp(`^${from} was merged into this lead\\.\\nGlobex waits`));
  const explained = JSON.parse((await baton('lead', 'explain', from, '--json')).out);
  expect(explained).toMatchObject({ lead: into, asked_for: from, alias_of: into, touches: 2 });
  expect((await baton('lead', 'explain', from)).out).toContain(`${from} was merged into this lead`);
});

it('the acts on a merged lead are still found by its own id', async () => {
  const { baton, from, into } = await twoLeads();
  await baton('lead', 'merge', from, into);
  const acts = JSON.parse((await baton('audit', 'show', '--lead', from, '--json')).out);
  expect(acts.map(({ action }: { action: string }) => action)).toEqual([
    'lead.received',
    'lead.closed',
    'lead.merged',
  ]);
});

it('what cannot be merged is refused with a code', async () => {
  const { baton, from, into } = await twoLeads();
  const refused = async (...argv: string[]) => {
    const { code, err } = await baton('lead', 'merge', ...argv, '--json');
    return [code, JSON.parse(err).error.code];
  };
  expect(await refused(from, from)).toEqual([1, 'conflict.same_lead']);
  expect(await refused('lead_gone', into)).toEqual([1, 'missing.lead']);
  await baton('lead', 'merge', from, into);
  expect(await refused(from, into)).toEqual([1, 'conflict.lead_merged']);
  await baton('lead', 'test', '--to', 'ben');
  const [test] = JSON.parse((await baton('lead', 'list', '--json')).out);
  expect(await refused(test.lead_id, into)).toEqual([1, 'conflict.test_and_real']);
  await baton('lead', 'close', into, 'bad');
  expect(await refused(test.lead_id, into)).toEqual([1, 'conflict.lead_closed']);
});
