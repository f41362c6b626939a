import { expect, it } from 'vitest';
import { findLead } from '../../../src/db/leads/lead-store.ts';
import { routeLead } from '../../../src/services/placing/route-lead.ts';
import {
  directoryWith,
  GLOBEX,
  leadFile,
  openCommandLine,
  smallWorkspace,
} from './command-line.ts';

/** What nobody means. */
const ODD = { ...GLOBEX, company: { name: 'Globex', employees: 99_000_000 } };

async function quarantined() {
  const line = await openCommandLine();
  await line.baton('apply', directoryWith(smallWorkspace()));
  const argv = ['lead', 'submit', leadFile(ODD), '--source', 'website', '--json'];
  const leadId = JSON.parse((await line.baton(...argv)).out).lead_id as string;
  await routeLead(line.ctx, { leadId });
  line.advance(90 * 60_000);
  const act = (...words: string[]) => line.baton('quarantine', ...words);
  const refused = async (...words: string[]) => {
    const { code, err } = await act(...words, '--json');
    return [code, JSON.parse(err).error.code];
  };
  return { ...line, leadId, act, refused };
}

it('what waits is listed with its age and shown with what it says', async () => {
  const { act, leadId, ctx } = await quarantined();
  const list = await act('list');
  expect(list.out).toContain('1 lead in quarantine');
  expect(list.out).toMatch(/Globex {2}1 h 30 min +no company has 99000000 employees/);
  expect(JSON.parse((await act('list', '--json')).out)).toMatchObject({
    waiting: 1,
    spam: 0,
    leads: [{ lead_id: leadId, company: 'Globex', since: expect.any(String) }],
  });
  const shown = await act('show', 'globex');
  expect(shown.out).toContain('is in quarantine since 11:00: no company has 99000000 employees.');
  expect(shown.out).toMatch(/company\.name +Globex/);
  expect(JSON.parse((await act('show', leadId, '--json')).out)).toMatchObject({
    lead_id: leadId,
    why: 'no company has 99000000 employees',
  });
  expect((await findLead(ctx.db.read, leadId))?.state).toBe('quarantined');
});

it('a release says who is asked, and comes once', async () => {
  const { act, refused, leadId, baton } = await quarantined();
  const { code, out } = await act('release', leadId);
  expect([code, out]).toEqual([0, expect.stringMatching(/^Globex is released: \w+ \w+ is asked/)]);
  expect(await refused('release', leadId)).toEqual([1, 'conflict.not_quarantined']);
  expect(await refused('show', leadId)).toEqual([1, 'conflict.not_quarantined']);
  expect(await refused('release', 'lead_gone')).toEqual([1, 'missing.lead']);
  expect((await act('list')).out).toBe('Quarantine is empty.');
  const acts = JSON.parse((await baton('audit', 'show', '--lead', leadId, '--json')).out);
  const cleared = acts.find(({ action }: { action: string }) => action === 'lead.cleared');
  expect(cleared).toMatchObject({ actor: 'cli:mia' });
});

it('a correction names its fields, and what cannot be used is refused with the field', async () => {
  const { act, refused, leadId } = await quarantined();
  expect(await refused('correct', leadId, '--set', 'company.domain=globex')).toEqual([
    1,
    'input.correction',
  ]);
  const said = await act('correct', leadId, '--set', 'company.country=Spain');
  expect(said.err).toContain('company.country: Found "SPAIN", expected a two-letter country code');
  expect(await refused('correct', leadId, '--set', 'company.name=Globex')).toEqual([
    1,
    'conflict.nothing_changed',
  ]);
  for (const wrong of ['person.shoe=44', 'person.email']) {
    expect((await act('correct', leadId, '--set', wrong)).code).toBe(2);
  }
  expect((await act('correct', leadId)).code).toBe(2);
  const set = ['--set', 'person.name=Dana=Ode', '--set', 'company.country=es'];
  const done = await act('correct', leadId, ...set, '--json');
  expect(JSON.parse(done.out)).toMatchObject({
    outcome: 'corrected',
    changed: ['person.name', 'company.country'],
  });
});

it('a discard wants a reason it knows, keeps the lead, and is undone', async () => {
  const { act, refused, leadId, ctx, baton } = await quarantined();
  expect((await act('discard', leadId)).code).toBe(2);
  expect((await act('discard', leadId, '--reason', 'spamm')).err).toContain('Did you mean spam?');
  expect(await refused('discard', leadId, '--reason', 'other')).toEqual([
    1,
    'input.reason_missing',
  ]);
  const { out } = await act('discard', leadId, '--reason', 'other', '--note', 'a school project');
  expect(out).toContain(`Next: baton lead restore ${leadId} brings it back`);
  expect(await findLead(ctx.db.read, leadId)).toMatchObject({
    closeOutcome: 'bad',
    closeReason: 'other',
  });
  expect((await baton('lead', 'restore', leadId)).code).toBe(0);
});
