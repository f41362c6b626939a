import { expect, test } from 'vitest';
import { findOpenOffer } from '../../../../src/db/leads/offer-store.ts';
import { claimOffer } from '../../../../src/services/offer/claim-offer.ts';
import { routeLead } from '../../../../src/services/placing/route-lead.ts';
import {
  directoryWith,
  GLOBEX,
  leadFile,
  openCommandLine,
  smallWorkspace,
} from '../command-line.ts';

const STUDENT = { ...GLOBEX, person: { email: 'kim@uni.edu' }, company: { name: 'Uni' } };

async function openAcme() {
  const line = await openCommandLine();
  await line.baton('apply', directoryWith(smallWorkspace()));
  const route = async (body: unknown = GLOBEX): Promise<string> => {
    const argv = ['lead', 'submit', leadFile(body), '--source', 'website', '--json'];
    const leadId = JSON.parse((await line.baton(...argv)).out).lead_id as string;
    await routeLead(line.ctx, { leadId });
    return leadId;
  };
  const claim = async (leadId: string) => {
    const offer = await findOpenOffer(line.ctx.db.read, leadId);
    const userId = offer?.repId === 'ana' ? 'U0ANA' : 'U0BEN';
    const actor = { kind: 'slack', userId } as const;
    return claimOffer(line.ctx, { offerId: offer?.id ?? '', actor });
  };
  return { ...line, route, claim };
}

test('all routing is paused and resumed, or one pool, and a slip is explained', async () => {
  const { baton } = await openAcme();
  expect((await baton('pause')).out).toMatch(/^All routing is paused\. New leads wait on hold\./);
  expect((await baton('pause')).out).toContain('All routing was paused already.');
  expect((await baton('resume')).out).toMatch(/^All routing is running again: 0 leads on hold/);
  expect((await baton('pause', 'sales')).out).toContain('The pool sales is paused.');
  expect(JSON.parse((await baton('resume', 'sales', '--json')).out)).toMatchObject({
    outcome: 'resumed',
    pool: 'sales',
  });
  const { code, err } = await baton('pause', 'apac');
  expect(code).toBe(1);
  expect(err).toContain('I know no pool “apac”. There is sales and all.');
});

test('a claimed lead is given back, and only a claimed one', async () => {
  const { baton, route, claim } = await openAcme();
  const leadId = await route();
  expect((await baton('lead', 'giveback', leadId)).err).toContain('Globex is not claimed');
  await claim(leadId);
  const { code, out } = await baton('lead', 'giveback', 'globex', '--reason', 'on leave');
  expect(code).toBe(0);
  expect(out).toMatch(/^Globex is given back: (Ana Ruiz|Ben Okafor) is asked now\./);
});

test('a change of owner is taken back, and only while nobody is at work', async () => {
  const { baton, route } = await openAcme();
  const leadId = await route();
  const nothing = await baton('lead', 'undo', leadId);
  expect(nothing.err).toContain('Globex was not given to anybody by hand; nothing changed.');
  await baton('lead', 'assign', leadId, '--to', 'mia', '--reason', 'x');
  const { out } = await baton('lead', 'undo', leadId);
  expect(out).toMatch(/^Taken back: Globex is offered to (Ana Ruiz|Ben Okafor)\./);
});

test('what was not for sales is listed and restored', async () => {
  const { baton, route } = await openAcme();
  const leadId = await route(STUDENT);
  await route();
  const listed = await baton('lead', 'list', '--outcome', 'no_route');
  expect(listed.out).toMatch(/^1 lead\n/);
  expect(listed.out).toContain('student');
  const { out } = await baton('lead', 'restore', leadId);
  expect(out).toMatch(/^Uni is open again, and the router looks for a rep\./);
  const again = await baton('lead', 'restore', leadId);
  expect([again.code, again.err]).toEqual([1, expect.stringContaining('Uni is not closed')]);
  expect((await baton('lead', 'list', '--outcome', 'lost')).code).toBe(2);
});

test('a closed lead goes back to its owner, unless its person has a newer one', async () => {
  const { baton, route, claim } = await openAcme();
  const leadId = await route();
  await claim(leadId);
  await baton('lead', 'close', leadId, 'qualified');
  expect((await baton('lead', 'restore', leadId)).out).toMatch(
    /^Globex is with (Ana Ruiz|Ben Okafor) again\./,
  );
  await baton('lead', 'close', leadId, 'qualified');
  const newer = await route({ ...GLOBEX, request: { message: 'Hello again' } });
  expect(newer).not.toBe(leadId);
  const { err } = await baton('lead', 'restore', leadId);
  expect(err).toContain(`Globex goes on in ${newer}; nothing changed.`);
});

test('a claimed lead is put off with a reason and woken, within what the policy allows', async () => {
  const { baton, route, claim } = await openAcme();
  const leadId = await route();
  const snooze = (until: string) =>
    baton('lead', 'snooze', 'globex', '--until', until, '--reason', 'they wait for budget');
  expect((await snooze('2d')).err).toContain('not claimed and not on hold');
  await claim(leadId);
  const { code, err } = await snooze('30d');
  expect(code).toBe(1);
  expect(err).toMatch(/Globex may be put off until .* at most; name an earlier --until\./);
  expect((await snooze('2020-01-01T00:00:00Z')).code).toBe(2);
  expect((await snooze('2d')).out).toMatch(/^Globex is snoozed until .*; its clocks stand/);
  expect((await baton('lead', 'list')).out).toContain('(they wait for budget)');
  expect((await baton('lead', 'show', 'globex')).out).toContain(', snoozed until ');
  expect((await baton('sla', 'due', '--window', '3d')).out).toMatch(/snooze +the snooze ends/);
  const { clocks } = JSON.parse((await baton('lead', 'explain', 'globex', '--json')).out);
  expect(clocks).toContainEqual(expect.objectContaining({ kind: 'snooze', state: 'running' }));
  expect((await baton('lead', 'wake', 'globex')).out).toMatch(/^Globex is back;/);
  const again = await baton('lead', 'wake', 'globex');
  expect(again).toMatchObject({ code: 1 });
  expect(again.err).toContain('Globex is not snoozed; nothing was changed.');
});

test('a lead is sent on to the next rep with a reason, and only from somebody', async () => {
  const { baton, route } = await openAcme();
  const leadId = await route();
  const reroute = (reason: string) => baton('lead', 'reroute', leadId, '--reason', reason);
  expect((await reroute(' ')).err).toContain('Say why, with --reason');
  const { out } = await reroute('on the phone all day');
  expect(out).toMatch(/^Globex was taken from .*, whose turn came back: .* is asked now\./);
  await reroute('on the phone too');
  expect((await reroute('again')).err).toContain('Nobody has Globex or is asked');
});

test('a next touch is named with a touch, as far ahead as a snooze may be', async () => {
  const { baton, route, claim } = await openAcme();
  await claim(await route());
  const touch = (next: string) =>
    baton('lead', 'touch', 'globex', '--kind', 'call', '--next', next);
  expect((await touch('30d')).err).toMatch(/--next: until .* at most/);
  expect((await touch('3d')).out).toMatch(/^Logged\. .* Next touch by /);
});
