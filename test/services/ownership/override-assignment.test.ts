import { expect, test } from 'vitest';
import { findLead } from '../../../src/db/leads/lead-store.ts';
import { loadLoads } from '../../../src/db/leads/ledger-store.ts';
import { loadEscalationCard } from '../../../src/services/cards/load-escalation.ts';
import { closeLead } from '../../../src/services/closing/close-lead.ts';
import { explainLead } from '../../../src/services/look-up/explain-lead.ts';
import { loadStory } from '../../../src/services/look-up/load-story.ts';
import { claimOffer } from '../../../src/services/offer/claim-offer.ts';
import {
  type Override,
  overrideAssignment,
} from '../../../src/services/ownership/override-assignment.ts';
import { takeLead } from '../../../src/services/ownership/take-lead.ts';
import { setAvailability } from '../../../src/services/people/set-availability.ts';
import {
  askedAbout,
  auditActions,
  GUEST,
  lagSums,
  MIA,
  offeredLead,
  offerStates,
  rep,
  withoutTrace,
} from '../../support/cast.ts';
import { inEnglish } from '../../support/in-english.ts';
import { createWorld, POLICY, type World } from '../../support/world.ts';

const openStrict = () =>
  open(`${POLICY}overrides: { reasons: [{ id: work, label: Too much work }] }\n`);

async function open(policy = POLICY) {
  const world = await createWorld({ policy });
  const asked = await offeredLead(world);
  const toRepId = asked.repId === 'ana' ? 'ben' : 'ana';
  const to = toRepId === 'ana' ? 'Ana Ruiz' : 'Ben Koch';
  const base = { leadId: asked.leadId, toRepId, reason: 'knows them', final: false, actor: MIA };
  const give = (more: Partial<Override> = {}) =>
    overrideAssignment(world.ctx, { ...base, ...more });
  return { world, ...asked, toRepId, to, give };
}

test('an override is an offer from the manager with the reason, and the first rep loses no turn', async () => {
  const { world, leadId, toRepId, to, give } = await open();
  expect(await give()).toMatchObject({ outcome: 'given', to, final: false, caution: null });
  expect(await askedAbout(world, leadId)).toMatchObject({ repId: toRepId });
  await world.settle();
  expect(world.posts.at(-1)?.card).toMatchObject({
    kind: 'offer',
    givenBy: { name: 'Mia Chen', reason: 'knows them' },
  });
  const lags = await world.db.read.select().from(world.db.t.lags);
  expect(lags.every(({ lag }) => lag === 0)).toBe(true);
  expect(await auditActions(world, leadId)).toContain('lead.overridden');
});

test('after a breach the channel card says who did not answer and who has it now', async () => {
  const { world, leadId, repId, to, give } = await open();
  await world.advance('15m');
  await give();
  const card = await loadEscalationCard(world.ctx, { leadId });
  const first = repId === 'ana' ? 'Ana Ruiz' : 'Ben Koch';
  expect(card).toMatchObject({ cause: 'missed', repName: first, current: { name: to } });
  expect(card?.missedAt?.getTime()).toBeLessThanOrEqual(world.ctx.clock.now().getTime());
});

test('the audit row says who, from, to, and commits to the reason without its words', async () => {
  const { world, repId, toRepId, give } = await open();
  await give();
  const rows = await world.db.read.select().from(world.db.t.auditEvents);
  const row = rows.find(({ action }) => action === 'lead.overridden');
  expect(row).toMatchObject({ actor: 'slack:U0MIA', data: { from: repId, to: toRepId } });
  expect(JSON.stringify(rows)).not.toContain('knows them');
});

test('a final override makes the rep the owner at once, tells them and the CRM', async () => {
  const { world, leadId, toRepId, give } = await open();
  expect(await give({ final: true })).toMatchObject({ outcome: 'given', final: true });
  const lead = await findLead(world.db.read, leadId);
  expect(lead).toMatchObject({ state: 'claimed', ownerId: toRepId });
  expect(await offerStates(world, leadId)).toEqual(['withdrawn', 'claimed']);
  await world.settle();
  expect(world.posts.at(-1)).toMatchObject({
    to: `U0${toRepId.toUpperCase()}`,
    card: { kind: 'offer', state: 'claimed', settled: { as: 'claimed' } },
  });
  expect(world.events.map((event) => event.type)).toContain('crm.owner_set');
});

test('a claimed lead can be taken from its owner, whose place is freed', async () => {
  const { world, leadId, offerId, repId, actor, toRepId, give } = await open();
  await claimOffer(world.ctx, { offerId, actor });
  await give({ final: true });
  expect((await findLead(world.db.read, leadId))?.ownerId).toBe(toRepId);
  const loads = await loadLoads(world.db.read);
  expect([loads.get(repId)?.open, loads.get(toRepId)?.open]).toEqual([0, 1]);
  expect(await lagSums(world.db)).toEqual([0]);
});

test('a lead on hold can be given', async () => {
  const world = await createWorld();
  for (const repId of ['ana', 'ben', 'cleo']) {
    await setAvailability(world.ctx, { repId, away: { until: null }, actor: MIA });
  }
  const leadId = await world.submit('dana@globex.test');
  await world.settle();
  expect((await findLead(world.db.read, leadId))?.state).toBe('held');
  const given = await overrideAssignment(world.ctx, {
    leadId,
    toRepId: 'cleo',
    reason: 'call her',
    final: false,
    actor: MIA,
  });
  expect(inEnglish(given)).toMatchObject({ outcome: 'given', caution: 'Cleo Wu is away' });
  expect((await findLead(world.db.read, leadId))?.state).toBe('offered');
});

test('what is missing or unknown changes nothing', async () => {
  const { world, give } = await open();
  const refused = (more: Partial<Override>) => withoutTrace(world, () => give(more));
  expect(await refused({ reason: '  ' })).toMatchObject({ outcome: 'reason_missing' });
  expect(await refused({ toRepId: 'zoe' })).toEqual({ outcome: 'unknown_rep' });
  expect(await refused({ leadId: 'lead_gone' })).toEqual({ outcome: 'unknown_lead' });
  expect(await refused({ actor: GUEST })).toEqual({ outcome: 'stranger' });
});

test('a rep may not override and hears who may', async () => {
  const { world, give } = await open();
  expect(await withoutTrace(world, () => give({ actor: rep('cleo') }))).toEqual({
    outcome: 'not_permitted',
    allowed: ['Lou Adam', 'Mia Chen'],
    ask: { repId: 'mia', name: 'Mia Chen' },
  });
});

test('a closed lead is given to nobody', async () => {
  const { world, leadId, give } = await open();
  await closeLead(world.ctx, { leadId, closeAs: 'bad', reason: null, actor: MIA });
  expect(await withoutTrace(world, () => give())).toMatchObject({ outcome: 'already_closed' });
});

test('the shell may override too, as its user', async () => {
  const { world, give } = await open();
  const actor = { kind: 'cli', osUser: 'root' } as const;
  expect(await give({ actor })).toMatchObject({ outcome: 'given' });
  const rows = await world.db.read.select().from(world.db.t.auditEvents);
  expect(rows.find(({ action }) => action === 'lead.overridden')?.actor).toBe('cli:root');
});

test('an override after the breach cancels what was to follow', async () => {
  const { world, leadId, give } = await open();
  await world.advance('15m');
  await give({ final: true });
  await world.settle();
  const before = world.posts.length;
  await world.advance('30m');
  expect(await offerStates(world, leadId)).toEqual(['withdrawn', 'claimed']);
  expect(world.posts.length).toBe(before);
});

const reasonOf = async (world: World, leadId: string) => {
  const { overrides } = (await explainLead(world.ctx, { leadId })) ?? {};
  return overrides;
};

test('a reason of the list stands in the audit row, and its words on the card', async () => {
  const { world, leadId, repId, toRepId, give } = await open();
  const given = await give({ reason: 'knows_account', note: 'met them in Berlin' });
  expect(given).toMatchObject({ outcome: 'given', reasonCode: 'knows_account' });
  await world.settle();
  const reason = 'Knows the account: met them in Berlin';
  expect(world.posts.at(-1)?.card).toMatchObject({ givenBy: { name: 'Mia Chen', reason } });
  const code = { reason_code: 'knows_account', by: 'slack:U0MIA', final: false };
  expect(await reasonOf(world, leadId)).toEqual([
    { ...code, from: repId, to: toRepId, at: expect.any(Date) },
  ]);
  const story = inEnglish(await loadStory(world.ctx, { leadId, userId: null }));
  expect(story?.timeline.map(({ text }) => text)).toContainEqual(
    expect.stringMatching(/^Mia Chen gave it to .*: “Knows the account: met them in Berlin”\.$/),
  );
});

test('the note is nowhere but in the text store, and its code outlives it', async () => {
  const { world, leadId, give } = await open();
  await give({ reason: 'workload', note: 'met them in Berlin' });
  await world.settle();
  const { texts, ...others } = world.db.t;
  for (const table of Object.values(others)) {
    const rows = await world.db.read.select().from(table);
    expect(JSON.stringify(rows)).not.toContain('Berlin');
  }
  await world.db.tx((tx) => tx.delete(texts));
  const story = inEnglish(await loadStory(world.ctx, { leadId, userId: null }));
  expect(story?.timeline.map(({ text }) => text)).toContainEqual(
    expect.stringMatching(/^Mia Chen gave it to .*: “workload”\.$/),
  );
});

test('what the policy’s list does not allow changes nothing and says what it allows', async () => {
  const { world, give } = await open();
  const refused = (more: Partial<Override>) => withoutTrace(world, () => give(more));
  const bare = await refused({ reason: 'other' });
  expect(bare).toEqual({ outcome: 'note_missing', reason: 'Something else' });
  const strict = await openStrict();
  const free = await withoutTrace(strict.world, () => strict.give({ reason: 'knows them' }));
  expect(free).toEqual({ outcome: 'reason_unknown', reasons: ['Too much work'] });
  const listed = await strict.give({ reason: 'too much work' });
  expect(listed).toMatchObject({ outcome: 'given', reasonCode: 'work' });
});

test('a button needs no reason of the list', async () => {
  const { world, leadId } = await openStrict();
  expect(await takeLead(world.ctx, { leadId, actor: MIA })).toMatchObject({ reasonCode: 'taken' });
  expect(await reasonOf(world, leadId)).toMatchObject([{ reason_code: 'taken', final: true }]);
});
