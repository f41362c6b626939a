import { expect, it, vi } from 'vitest';
import { routeLead } from '../../../../src/services/placing/route-lead.ts';
import {
  directoryWith,
  GLOBEX,
  leadFile,
  openCommandLine,
  smallWorkspace,
} from '../command-line.ts';

async function openAcme() {
  const line = await openCommandLine();
  await line.baton('apply', directoryWith(smallWorkspace()));
  const submit = async (body: unknown = GLOBEX): Promise<string> => {
    const argv = ['lead', 'submit', leadFile(body), '--source', 'website', '--json'];
    return JSON.parse((await line.baton(...argv)).out).lead_id;
  };
  const route = async (body?: unknown): Promise<string> => {
    const leadId = await submit(body);
    await routeLead(line.ctx, { leadId });
    return leadId;
  };
  return { ...line, submit, route };
}

it('a submitted lead is accepted, and a second time a duplicate', async () => {
  const { baton } = await openAcme();
  const file = leadFile();
  const first = await baton('lead', 'submit', file, '--source', 'website');
  expect(first.code).toBe(0);
  expect(first.out).toMatch(/^Accepted as a new lead: lead_\w+\nNext: baton lead explain lead_/);
  const again = await baton('lead', 'submit', file, '--source', 'website', '--json');
  expect(again.code).toBe(0);
  expect(JSON.parse(again.out)).toMatchObject({ status: 'duplicate', state: 'received' });
});

it('another request of the same person joins the living lead', async () => {
  const { baton, submit } = await openAcme();
  const leadId = await submit();
  const file = leadFile({ ...GLOBEX, request: { message: 'Hello again' } });
  const { out } = await baton('lead', 'submit', file, '--source', 'website');
  expect(out).toContain(`Attached to the living lead of this person: ${leadId}`);
});

it('a wait without a router ends by itself and says that it waits', async () => {
  const { baton } = await openAcme();
  const argv = ['lead', 'submit', leadFile(), '--source', 'website', '--wait', '150ms'];
  const { code, out } = await baton(...argv);
  expect(code).toBe(0);
  expect(out).toContain('Globex waits for routing since 11:00.');
});

it('a wait ends as soon as the lead is routed', async () => {
  const { baton, ctx } = await openAcme();
  const argv = ['lead', 'submit', leadFile(), '--source', 'website', '--wait', '1m', '--json'];
  const waiting = baton(...argv);
  const leadId = await vi.waitFor(async () => {
    const [lead] = JSON.parse((await baton('lead', 'list', '--json')).out);
    return lead.lead_id as string;
  });
  await routeLead(ctx, { leadId });
  expect(JSON.parse((await waiting).out)).toMatchObject({ lead_id: leadId, state: 'offered' });
});

it('a lead that names nobody is refused with the place', async () => {
  const { baton } = await openAcme();
  const file = leadFile({ request: { form: 'demo' } });
  const { code, out, err } = await baton('lead', 'submit', file, '--source', 'website');
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toContain('/person');
});

it('an unknown source is refused', async () => {
  const { baton } = await openAcme();
  const { code, err } = await baton('lead', 'submit', leadFile(), '--source', 'webiste', '--json');
  expect(code).toBe(1);
  expect(JSON.parse(err).error.code).toBe('missing.source');
});

it('a duration that is none is wrong usage', async () => {
  const { baton } = await openAcme();
  const argv = ['lead', 'submit', leadFile(), '--source', 'website', '--wait', 'long'];
  const { code, err } = await baton(...argv);
  expect(code).toBe(2);
  expect(err).toContain('“long” is no duration');
});

it('the list is filtered by state and by age', async () => {
  const { baton, route, submit, advance } = await openAcme();
  await route();
  advance(3_600_000);
  await submit({ ...GLOBEX, person: { email: 'kim@initech.test' }, company: { name: 'Initech' } });
  const offered = await baton('lead', 'list', '--status', 'offered');
  expect(offered.out).toMatch(/^1 lead\n {2}lead_\w+ {2}offered {2}Globex/);
  const recent = JSON.parse((await baton('lead', 'list', '--since', '10m', '--json')).out);
  expect(recent).toMatchObject([{ company: 'Initech', state: 'received' }]);
  expect((await baton('lead', 'list', '--status', 'held')).out).toMatch(/^No leads\./);
});

it('a state or a time that does not exist is wrong usage', async () => {
  const { baton } = await openAcme();
  const state = await baton('lead', 'list', '--status', 'ofered');
  expect(state.code).toBe(2);
  expect(state.err).toContain('Did you mean offered?');
  const time = await baton('lead', 'list', '--since', 'yesterday');
  expect(time.code).toBe(2);
  expect(time.err).toContain('“yesterday” is no time');
});

it('a lead is shown by its id, its e-mail or its company', async () => {
  const { baton, route } = await openAcme();
  const leadId = await route();
  for (const name of [leadId, 'dana@globex.test', 'globex']) {
    const { code, out } = await baton('lead', 'show', name);
    expect(code).toBe(0);
    expect(out).toMatch(/^Globex is offered to (Ana Ruiz|Ben Okafor) until \d\d:\d\d\.\nNext: /);
    expect(out).toContain('dana@globex.test');
  }
  const { lead, state } = JSON.parse((await baton('lead', 'show', leadId, '--json')).out);
  expect({ id: lead.lead_id, state }).toEqual({ id: leadId, state: 'offered' });
});

it('an unknown lead is refused, and several ask which one', async () => {
  const { baton, submit } = await openAcme();
  const unknown = await baton('lead', 'show', 'initech');
  expect(unknown.code).toBe(1);
  expect(unknown.err).toContain('I know no lead “initech”.');
  await submit();
  await submit({ ...GLOBEX, person: { email: 'kim@globex.test' } });
  const several = await baton('lead', 'show', 'globex');
  expect(several.code).toBe(1);
  expect(several.err).toMatch(/^2 leads match “globex”\. Which one\?/);
  expect(several.err.match(/lead_\w+/g)).toHaveLength(2);
});

it('a lead is closed once, with an outcome that exists', async () => {
  const { baton, route } = await openAcme();
  const leadId = await route();
  const wrong = await baton('lead', 'close', leadId, 'stael');
  expect(wrong.code).toBe(2);
  expect(wrong.err).toContain('Did you mean stale?');
  const closed = await baton('lead', 'close', leadId, 'not_a_fit', '--reason', 'too small');
  expect(closed.code).toBe(0);
  expect(closed.out).toMatch(/^Globex is closed: not a fit\./);
  const again = await baton('lead', 'close', leadId, 'bad');
  expect(again.code).toBe(1);
  expect(again.err).toContain('closed before, as not a fit; nothing changed');
  expect((await baton('lead', 'show', leadId)).out).toMatch(
    /^Globex was closed at 11:00 as not a fit, by mia: too small\./,
  );
});

it('a lead is given to a rep by name, offered or for good', async () => {
  const { baton, route } = await openAcme();
  const leadId = await route();
  const why = ['--reason', 'knows them'];
  const offered = await baton('lead', 'assign', leadId, '--to', 'mia', ...why);
  expect(offered.code).toBe(0);
  expect(offered.out).toMatch(/^Globex: offered to Mia Chen\./);
  const final = await baton('lead', 'assign', 'globex', '--to', 'ben@acme.test', ...why, '--final');
  expect(final.out).toMatch(/^Globex: Ben Okafor has it now\./);
  expect((await baton('lead', 'show', leadId)).out).toMatch(
    /^Globex has been with Ben Okafor since 11:00\./,
  );
});

it('an assignment names its reason by id or label, with a note, and says which it was', async () => {
  const { baton, route } = await openAcme();
  const leadId = await route();
  const give = (...why: string[]) =>
    baton('lead', 'assign', leadId, '--to', 'mia', '--json', ...why);
  const code = async (...why: string[]) => JSON.parse((await give(...why)).out).reason_code;
  expect(await code('--reason', 'workload', '--note', 'until Friday')).toBe('workload');
  expect(await code('--reason', 'Knows the account')).toBe('knows_account');
  expect(await code('--reason', 'she asked')).toBe('other');
  const bare = await give('--reason', 'other');
  expect(bare.err).toContain('“Something else” says little: add --note');
  const empty = await give('--reason', ' ');
  expect(empty.err).toContain('“Knows the account”');
});

it('an assignment needs a rep who exists, words that say why, and an open lead', async () => {
  const { baton, route } = await openAcme();
  const leadId = await route();
  const unknown = await baton('lead', 'assign', leadId, '--to', 'anna', '--reason', 'x');
  expect(unknown.code).toBe(1);
  expect(unknown.err).toContain('Did you mean ana?');
  const silent = await baton('lead', 'assign', leadId, '--to', 'ana', '--reason', ' ');
  expect(silent.code).toBe(1);
  expect(silent.err).toContain('--reason');
  await baton('lead', 'close', leadId, 'bad');
  const closed = await baton('lead', 'assign', leadId, '--to', 'ana', '--reason', 'x');
  expect(closed.code).toBe(1);
  expect(closed.err).toContain('Globex is closed; nothing was given');
});
