import { expect, test } from 'vitest';
import { closeLead } from '../../../src/services/closing/close-lead.ts';
import { loadHome } from '../../../src/services/home/load-home.ts';
import { loadStatus } from '../../../src/services/home/load-status.ts';
import { submitLead } from '../../../src/services/intake/submit-lead.ts';
import { findLead } from '../../../src/services/look-up/find-lead.ts';
import { listLeads } from '../../../src/services/look-up/list-leads.ts';
import { loadStory } from '../../../src/services/look-up/load-story.ts';
import { claimOffer } from '../../../src/services/offer/claim-offer.ts';
import { findRep } from '../../../src/services/people/find-rep.ts';
import { listPeople, whoIs } from '../../../src/services/people/who-is.ts';
import { MIA, offeredLead, withoutTrace } from '../../support/cast.ts';
import { inEnglish } from '../../support/in-english.ts';
import { createWorld } from '../../support/world.ts';

const SOURCES = '- { id: website, kind: generic }\n';
const SUBMISSION = { person: { email: 'dana@globex.test' }, company: { name: 'Globex' } };
const lead = {
  sourceId: 'website',
  submission: SUBMISSION,
  test: false,
  key: null,
  actor: { kind: 'cli', osUser: 'root' } as const,
};

test('a submitted lead is accepted once, and its repeat within ten minutes is a duplicate', async () => {
  const world = await createWorld({ sources: SOURCES });
  const first = await submitLead(world.ctx, lead);
  expect(first).toMatchObject({ status: 'accepted', leadId: expect.stringMatching(/^lead_/) });
  expect(await submitLead(world.ctx, lead)).toEqual({ ...first, status: 'duplicate' });
  world.pass('11m');
  expect(await submitLead(world.ctx, lead)).toMatchObject({
    status: 'attached',
    leadId: first.leadId,
  });
});

test('one key with two bodies is a conflict', async () => {
  const world = await createWorld({ sources: SOURCES });
  await submitLead(world.ctx, { ...lead, key: 'k1' });
  const other = { ...lead, key: 'k1', submission: { person: { email: 'kim@initech.test' } } };
  expect(await submitLead(world.ctx, other)).toMatchObject({ status: 'conflict' });
});

test('an unknown source and a lead that names nobody are refused and leave nothing', async () => {
  const world = await createWorld({ sources: SOURCES });
  const refused = (more: object) =>
    withoutTrace(world, () => submitLead(world.ctx, { ...lead, ...more }).catch((error) => error));
  expect(await refused({ sourceId: 'fax' })).toMatchObject({ code: 'missing.source' });
  expect(await refused({ submission: { person: {} } })).toMatchObject({
    code: 'input.incomplete',
    details: { faults: [expect.objectContaining({ pointer: expect.any(String) })] },
  });
});

test('a lead is found by id, address and company; the living one before a closed one', async () => {
  const world = await createWorld({ sources: SOURCES });
  const old = await submitLead(world.ctx, lead);
  await closeLead(world.ctx, { leadId: old.leadId, closeAs: 'bad', reason: null, actor: MIA });
  const leadId = await world.submit('kim@globex.test', { company: { name: 'Globex' } });
  for (const query of [leadId, 'kim@globex.test', 'globex', ' GLOBEX ']) {
    expect(await findLead(world.ctx, { query })).toEqual({ outcome: 'found', leadId });
  }
  const closed = { outcome: 'found', leadId: old.leadId };
  expect(await findLead(world.ctx, { query: 'dana@globex.test' })).toEqual(closed);
});

test('what fits several, none, or is a mark of SQL is answered without a guess', async () => {
  const world = await createWorld();
  await world.submit('a@globex.test');
  await world.submit('b@globex.test');
  expect(await findLead(world.ctx, { query: 'globex' })).toMatchObject({
    outcome: 'several',
    leads: [{}, {}],
  });
  for (const query of ['', '%', '%%', "'; drop table leads; --"]) {
    expect(await findLead(world.ctx, { query })).toEqual({ outcome: 'unknown', near: null });
  }
});

test('a person is found by mention, id, name and address, and never by a guess', async () => {
  const world = await createWorld();
  const ana = { repId: 'ana', name: 'Ana Ruiz' };
  for (const query of ['<@U0ANA|ana>', '<@U0ANA>', 'ana', '@Ana Ruiz', 'ANA@acme.test', 'ana r']) {
    expect(await findRep(world.ctx, { query }), query).toEqual(ana);
  }
  for (const query of ['', '@', 'zoe', '<@U0ZOE>']) {
    expect(await findRep(world.ctx, { query }), query).toBeNull();
  }
});

test('people are who the roster says they are', async () => {
  const world = await createWorld();
  expect(await whoIs(world.ctx, { userId: 'U0MIA' })).toMatchObject({
    repId: 'mia',
    role: 'manager',
  });
  expect(await whoIs(world.ctx, { userId: 'U0GUEST' })).toBeNull();
  expect((await listPeople(world.ctx)).map(({ repId }) => repId)).toHaveLength(5);
});

test('Home shows a rep their own leads and nothing of the team', async () => {
  const world = await createWorld();
  const { repId, offerId, actor } = await offeredLead(world);
  const userId = `U0${repId.toUpperCase()}`;
  const before = await loadHome(world.ctx, { userId });
  expect(before).toMatchObject({
    waiting: { rows: [{ offerId }], total: 1 },
    open: { total: 0 },
    team: { total: 0 },
    checks: [],
  });
  await claimOffer(world.ctx, { offerId, actor });
  const after = await loadHome(world.ctx, { userId });
  expect(after).toMatchObject({
    waiting: { total: 0 },
    open: { rows: [{ state: 'claimed' }], total: 1 },
    inPool: true,
  });
});

test('Home shows managers the team and what is at risk, admins the set-up too', async () => {
  const world = await createWorld();
  const { leadId } = await offeredLead(world);
  await world.advance('16m');
  const mia = await loadHome(world.ctx, { userId: 'U0MIA' });
  expect(mia).toMatchObject({
    viewer: { role: 'manager' },
    atRisk: { rows: [{ leadId }], total: 1 },
    checks: [],
  });
  expect(mia.team.total).toBeGreaterThanOrEqual(3);
  const lou = await loadHome(world.ctx, { userId: 'U0LOU' });
  expect(lou.checks.length).toBeGreaterThan(0);
});

test('Home tells a stranger whom to ask, and nothing else', async () => {
  const world = await createWorld();
  await offeredLead(world);
  const home = await loadHome(world.ctx, { userId: 'U0GUEST' });
  expect(home).toMatchObject({
    viewer: { role: 'guest' },
    admins: ['Lou Adam'],
    team: { total: 0 },
  });
  expect(JSON.stringify(home)).not.toContain('globex');
});

test('a story starts with the answer, tells the past and what is planned', async () => {
  const world = await createWorld();
  const { leadId } = await offeredLead(world);
  const story = inEnglish(await loadStory(world.ctx, { leadId, userId: 'U0MIA' }));
  expect(story?.headline).toMatch(/^globex\.test went to \w+ \w+: the rule “rest” matched; /);
  const lines = story?.timeline ?? [];
  const planned = lines.filter((line) => line.planned).map(({ text }) => text);
  expect(story?.contact).toEqual({ email: 'dana@globex.test', phone: null });
  expect(planned.slice(0, 2)).toEqual(['the rep is reminded', 'the time ends']);
  expect(lines.filter((line) => !line.planned).length).toBeGreaterThanOrEqual(3);
  expect(await loadStory(world.ctx, { leadId: 'lead_gone', userId: null })).toBeNull();
});

test('lists and the status count what there is', async () => {
  const world = await createWorld();
  const { leadId } = await offeredLead(world);
  await world.submit('kim@initech.test');
  expect(await listLeads(world.ctx, { state: 'offered' })).toMatchObject([{ leadId }]);
  expect(await listLeads(world.ctx, { limit: 1 })).toHaveLength(1);
  expect(await loadStatus(world.ctx, { actor: MIA })).toMatchObject({
    pools: [{ pool: 'emea', paused: false, available: 3, members: 3, leads: 1 }],
    paused: [],
    counts: { offered: 1, received: 1 },
    policyVersion: 1,
  });
});
