import { expect, test } from 'vitest';
import { latestDecision } from '../../../src/db/leads/decision-store.ts';
import { findLead } from '../../../src/db/leads/lead-store.ts';
import { loadLoads } from '../../../src/db/leads/ledger-store.ts';
import { claimOffer } from '../../../src/services/offer/claim-offer.ts';
import { setAvailability } from '../../../src/services/people/set-availability.ts';
import { routeLead } from '../../../src/services/placing/route-lead.ts';
import { applyWorkspace } from '../../../src/services/workspace/apply-workspace.ts';
import { askedAbout, auditActions, MIA, offeredLead, withoutTrace } from '../../support/cast.ts';
import { createWorld, POLICY, ROSTER, type World } from '../../support/world.ts';

const ACCOUNTS = 'id,name,domain,owner\nacc1,Globex,globex.test,ben\n';
const OWNER_RULE = '{ id: named, when: { account.matched: true }, assign: { to: account_owner } }';
const withRule = (rule: string) => POLICY.replace('rules:', `rules:\n  - ${rule}`);
const away = (world: World, repId: string, coverId: string | null = null) =>
  setAvailability(world.ctx, { repId, away: { until: null }, coverId, actor: MIA });
const stateOf = async (world: World, id: string) => (await findLead(world.db.read, id))?.state;
const reasonsOf = async (world: World, id: string) =>
  (await latestDecision(world.db.read, id))?.reasons.map(({ code }) => code);

test('a lead is routed once: the second look finds nothing to do', async () => {
  const world = await createWorld();
  const leadId = await world.submit('dana@globex.test');
  expect(await routeLead(world.ctx, { leadId })).toMatchObject({ rep: expect.any(String) });
  expect(await withoutTrace(world, () => routeLead(world.ctx, { leadId }))).toBeNull();
  expect(await routeLead(world.ctx, { leadId: 'lead_gone' })).toBeNull();
});

test('an account goes to its owner without using a turn', async () => {
  const world = await createWorld({ policy: withRule(OWNER_RULE), accounts: ACCOUNTS });
  const { leadId, repId } = await offeredLead(world);
  expect(repId).toBe('ben');
  expect(await reasonsOf(world, leadId)).toContain('owner.own_account');
  expect(await world.db.read.select().from(world.db.t.draws)).toEqual([]);
});

test('an owner’s own account ignores capacity', async () => {
  const roster = ROSTER.replace('ben@acme.test,', 'ben@acme.test, capacity: { open: 0 },');
  const world = await createWorld({ roster, policy: withRule(OWNER_RULE), accounts: ACCOUNTS });
  expect((await offeredLead(world)).repId).toBe('ben');
});

test('the cover stands in for an owner who is away', async () => {
  const world = await createWorld({ policy: withRule(OWNER_RULE), accounts: ACCOUNTS });
  await away(world, 'ben', 'cleo');
  const { leadId, repId } = await offeredLead(world);
  expect([repId, await reasonsOf(world, leadId)]).toEqual(['cleo', ['owner.cover']]);
});

test('without owner or cover the next rule decides', async () => {
  const world = await createWorld({ policy: withRule(OWNER_RULE), accounts: ACCOUNTS });
  await away(world, 'ben');
  const { leadId, repId } = await offeredLead(world);
  expect(repId).not.toBe('ben');
  const decision = await latestDecision(world.db.read, leadId);
  expect(decision).toMatchObject({ rule: 'rest', rules: [{ rule: 'named', won: false }, {}] });
});

test('a lead that is not for sales is closed with the reason and tells nobody', async () => {
  const policy = withRule(
    '{ id: students, when: { person.email: { ends_with: .edu } }, assign: { no_route: student } }',
  );
  const world = await createWorld({ policy });
  const leadId = await world.submit('sam@mit.edu');
  await world.settle();
  expect(await findLead(world.db.read, leadId)).toMatchObject({
    state: 'closed',
    closeOutcome: 'no_route',
    closeReason: 'student',
  });
  expect(world.posts).toEqual([]);
  expect(await auditActions(world, leadId)).toEqual(['lead.received', 'lead.closed']);
});

test('a lead out of hours is scheduled and drawn when the shift starts', async () => {
  const hours = 'hours: { mon-fri: ["12:00-18:00"] }, manager: mia }';
  const roster = ROSTER.replaceAll('manager: mia }', hours);
  const world = await createWorld({ roster });
  const leadId = await world.submit('dana@globex.test');
  await world.settle();
  const lead = await findLead(world.db.read, leadId);
  expect(lead).toMatchObject({ state: 'scheduled', routeAt: new Date('2026-11-23T12:00:00Z') });
  expect(world.posts).toEqual([]);
  await world.advance('119m');
  expect(await stateOf(world, leadId)).toBe('scheduled');
  await world.advance('1m');
  expect(await stateOf(world, leadId)).toBe('offered');
  expect(await auditActions(world, leadId)).toContain('lead.scheduled');
});

test('a rule that can place nobody falls back to the fallback pool', async () => {
  const policy = withRule(
    '{ id: polish, when: { company.country: PL }, assign: { pool: emea, require_skills: [pl] } }',
  );
  const roster = ROSTER.replace('role: manager', 'role: manager, skills: [pl]');
  const world = await createWorld({ roster, policy });
  const leadId = await world.submit('dana@globex.test', { company: { country: 'PL' } });
  await world.settle();
  expect(await stateOf(world, leadId)).toBe('offered');
  expect((await reasonsOf(world, leadId))?.[0]).toBe('fallback.used');
});

test('a lead nobody can take is held, and the channel of its pool hears of it', async () => {
  const world = await createWorld();
  for (const repId of ['ana', 'ben', 'cleo']) await away(world, repId);
  const leadId = await world.submit('dana@globex.test');
  await world.settle();
  expect(await stateOf(world, leadId)).toBe('held');
  const pages = world.posts.filter(({ card }) => card.kind === 'escalation');
  expect(pages).toMatchObject([{ to: 'C0EMEA', card: { cause: 'nobody' } }]);
  expect(await auditActions(world, leadId)).toEqual(['lead.received', 'lead.held']);
});

const FULL = ROSTER.replaceAll('manager: mia }', 'manager: mia, capacity: { open: 1 } }');

test('full reps get no lead, and each loser’s reason says so', async () => {
  const world = await createWorld({ roster: FULL });
  for (const n of [1, 2, 3]) await offeredLead(world, `p${n}@c${n}.test`);
  const leadId = await world.submit('dana@globex.test');
  await world.settle();
  expect(await stateOf(world, leadId)).toBe('held');
  const decision = await latestDecision(world.db.read, leadId);
  expect(decision?.losersByReason).toEqual({ 'capacity.full': 3 });
  const loads = [...(await loadLoads(world.db.read)).values()];
  expect(loads.map(({ open }) => open)).toEqual([1, 1, 1]);
});

test('a place freed by silence goes to a lead that waits for one', async () => {
  const world = await createWorld({ roster: FULL });
  for (const n of [1, 2, 3]) await offeredLead(world, `p${n}@c${n}.test`);
  await world.submit('dana@globex.test');
  await world.settle();
  for (let minute = 0; minute < 20; minute++) await world.advance('1m');
  const leads = await world.db.read.select().from(world.db.t.leads);
  const states = leads.map(({ state }) => state).toSorted();
  expect(states).toEqual(['held', 'offered', 'offered', 'offered']);
});

test('a lead held for the day’s cap is drawn the next day', async () => {
  const daily = 'manager: mia, capacity: { day: 1 } }';
  const world = await createWorld({ roster: ROSTER.replaceAll('manager: mia }', daily) });
  for (const n of [1, 2, 3]) {
    const asked = await offeredLead(world, `p${n}@c${n}.test`);
    await claimOffer(world.ctx, asked);
  }
  const leadId = await world.submit('dana@globex.test');
  await world.settle();
  expect(await stateOf(world, leadId)).toBe('held');
  for (let hour = 0; hour < 15; hour++) await world.advance('1h');
  expect(await stateOf(world, leadId)).toBe('offered');
});

test('a test lead is outside capacity and fairness', async () => {
  const world = await createWorld();
  const leadId = await world.submit('dana@globex.test', { test: true });
  await world.settle();
  expect((await askedAbout(world, leadId)).leadId).toBe(leadId);
  expect(await world.db.read.select().from(world.db.t.draws)).toEqual([]);
  expect((await loadLoads(world.db.read)).size).toBe(0);
});

test('leads that came before the first policy wait for it and are then routed', async () => {
  const world = await createWorld();
  const { policies } = world.db.t;
  await world.db.tx((tx) => tx.delete(policies));
  const leadId = await world.submit('dana@globex.test');
  await world.settle();
  expect(await stateOf(world, leadId)).toBe('held');
  const files = { roster: ROSTER, policy: POLICY };
  const actor = { kind: 'cli', osUser: 'test' } as const;
  await applyWorkspace(world.ctx, { files, dryRun: false, prune: false, onto: null, actor });
  await world.settle();
  expect(await stateOf(world, leadId)).toBe('offered');
});
