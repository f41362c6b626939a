import { expect, test } from 'vitest';
import { listClocks } from '../../../src/db/delivery/clock-store.ts';
import { findLead } from '../../../src/db/leads/lead-store.ts';
import { loadLoads } from '../../../src/db/leads/ledger-store.ts';
import { loadOfferCard } from '../../../src/services/cards/load-card.ts';
import { closeLead } from '../../../src/services/closing/close-lead.ts';
import { type Merge, mergeLeads } from '../../../src/services/closing/merge-leads.ts';
import { submitLead } from '../../../src/services/intake/submit-lead.ts';
import { explainLead } from '../../../src/services/look-up/explain-lead.ts';
import { findLead as search } from '../../../src/services/look-up/find-lead.ts';
import { showLead } from '../../../src/services/look-up/show-lead.ts';
import { claimOffer } from '../../../src/services/offer/claim-offer.ts';
import { overrideAssignment } from '../../../src/services/ownership/override-assignment.ts';
import { pauseRouting } from '../../../src/services/placing/pause-routing.ts';
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
import { createWorld } from '../../support/world.ts';

const WORK = 'dana@globex.test';
const PRIVATE = 'dana.ode@gmail.com';

/** Dana wrote from work, and a minute later from her own address. */
async function twoOfDana() {
  const world = await createWorld({ sources: '- { id: website, kind: generic }\n' });
  const into = await offeredLead(world, WORK);
  world.pass('1m');
  const leadId = await world.submit(PRIVATE, { custom: { seats: 300 }, request: { form: 'demo' } });
  await world.settle();
  const from = await askedAbout(world, leadId);
  const merge = (more: Partial<Merge> = {}) =>
    mergeLeads(world.ctx, { fromId: from.leadId, intoId: into.leadId, actor: MIA, ...more });
  return { world, from, into, merge };
}

test('one is closed as a duplicate of the other, which knows what both knew', async () => {
  const { world, from, into, merge } = await twoOfDana();
  const [first, second] = [
    await findLead(world.db.read, into.leadId),
    await findLead(world.db.read, from.leadId),
  ];
  expect(await merge()).toMatchObject({ outcome: 'merged', leadId: into.leadId });
  expect(await findLead(world.db.read, from.leadId)).toMatchObject({
    state: 'closed',
    closeOutcome: 'duplicate',
    mergedInto: into.leadId,
  });
  expect(await findLead(world.db.read, into.leadId)).toMatchObject({
    state: 'offered',
    touchCount: 2,
    receivedAt: first?.receivedAt,
    lastTouchAt: second?.lastTouchAt,
    submission: { person: { email: WORK }, custom: { seats: 300 }, request: { form: 'demo' } },
  });
  const touches = await world.db.read.select().from(world.db.t.touches);
  expect(touches.map(({ leadId }) => leadId)).toEqual([into.leadId, into.leadId]);
});

test('the younger one may stay as well: it is as old as the older one then', async () => {
  const { world, from, into } = await twoOfDana();
  const older = await findLead(world.db.read, into.leadId);
  await mergeLeads(world.ctx, { fromId: into.leadId, intoId: from.leadId, actor: MIA });
  expect(await findLead(world.db.read, from.leadId)).toMatchObject({
    receivedAt: older?.receivedAt,
    submission: { person: { email: PRIVATE } },
  });
});

test('the open offer is taken back with its turn and place, and the card says whose lead it is', async () => {
  const { world, from, into, merge } = await twoOfDana();
  await merge();
  expect(await offerStates(world, from.leadId)).toEqual(['withdrawn']);
  expect((await loadLoads(world.db.read)).get(from.repId)?.open).toBe(0);
  expect((await listClocks(world.db.read, from.leadId)).map(({ state }) => state)).toEqual([
    'cancelled',
  ]);
  expect(await lagSums(world.db)).toEqual([0]);
  const holder = into.repId === 'ana' ? 'Ana Ruiz' : expect.any(String);
  expect(await loadOfferCard(world.ctx, { offerId: from.offerId })).toMatchObject({
    settled: { as: 'merged', own: false, holder },
  });
});

test('whoever claimed it hears the same, and whose it is when it is their own', async () => {
  const { world, from, into, merge } = await twoOfDana();
  await claimOffer(world.ctx, from);
  await claimOffer(world.ctx, into);
  await merge();
  expect((await loadLoads(world.db.read)).get(from.repId)?.open).toBe(0);
  expect(await loadOfferCard(world.ctx, { offerId: from.offerId })).toMatchObject({
    settled: { as: 'merged', own: false },
  });
  expect(await loadOfferCard(world.ctx, { offerId: into.offerId })).toMatchObject({
    settled: { as: 'claimed' },
  });
});

test('a late click on the merged card says who has the lead', async () => {
  const { world, from, into, merge } = await twoOfDana();
  await claimOffer(world.ctx, into);
  await merge();
  expect(await claimOffer(world.ctx, from)).toMatchObject({
    outcome: 'offer_over',
    holder: { name: expect.any(String), claimedAt: expect.any(Date) },
  });
});

test('both histories stay and say what happened, and the outside system hears it', async () => {
  const { world, from, into, merge } = await twoOfDana();
  await merge();
  await world.settle();
  expect((await auditActions(world, from.leadId)).slice(-2)).toEqual([
    'lead.closed',
    'lead.merged',
  ]);
  expect((await auditActions(world, into.leadId)).at(-1)).toBe('lead.merged');
  expect(world.events.at(-1)).toMatchObject({
    type: 'lead.closed',
    lead_id: from.leadId,
    data: { outcome: 'duplicate', merged_into: into.leadId },
  });
});

test('the merged id stays valid: search, show, explain and a sender’s repeat lead to the other', async () => {
  const world = await createWorld({ sources: '- { id: website, kind: generic }\n' });
  const into = await world.submit(WORK);
  const lead = {
    sourceId: 'website',
    submission: { person: { email: PRIVATE } },
    test: false,
    key: 'k1',
    actor: MIA,
  };
  const { leadId: fromId } = await submitLead(world.ctx, lead);
  await mergeLeads(world.ctx, { fromId, intoId: into, actor: MIA });
  const found = { outcome: 'found', leadId: into, alias: fromId };
  expect(await search(world.ctx, { query: fromId })).toEqual(found);
  expect(await search(world.ctx, { query: PRIVATE })).toEqual(found);
  expect(await search(world.ctx, { query: into })).toEqual({ outcome: 'found', leadId: into });
  expect(await showLead(world.ctx, { leadId: fromId, actor: MIA })).toMatchObject({
    lead: { leadId: into },
    standing: { alias: fromId },
  });
  expect(await explainLead(world.ctx, { leadId: fromId })).toMatchObject({
    lead: into,
    asked_for: fromId,
    alias_of: into,
  });
  expect(await explainLead(world.ctx, { leadId: into })).not.toHaveProperty('alias_of');
  expect(await submitLead(world.ctx, lead)).toMatchObject({ status: 'duplicate', leadId: into });
});

test('who writes again from the merged address goes on with the lead that stayed', async () => {
  const { world, into, merge } = await twoOfDana();
  await merge();
  expect(await world.submit(PRIVATE)).toBe(into.leadId);
  await closeLead(world.ctx, { leadId: into.leadId, closeAs: 'bad', reason: null, actor: MIA });
  expect(await world.submit(PRIVATE)).not.toBe(into.leadId);
});

test('a chain of merges leads to its end', async () => {
  const { world, from, into, merge } = await twoOfDana();
  await merge();
  const last = await world.submit('d@globex.test');
  await mergeLeads(world.ctx, { fromId: into.leadId, intoId: last, actor: MIA });
  for (const query of [from.leadId, into.leadId]) {
    expect(await search(world.ctx, { query })).toMatchObject({ leadId: last, alias: query });
  }
});

test('a merged lead as the one that stays means what it turned out to be', async () => {
  const { world, from, into, merge } = await twoOfDana();
  await merge();
  const third = await world.submit('d@globex.test');
  const merged = { fromId: third, intoId: from.leadId, actor: MIA };
  expect(await mergeLeads(world.ctx, merged)).toMatchObject({ leadId: into.leadId });
});

test('what is impossible is refused in words and changes nothing', async () => {
  const { world, from, into, merge } = await twoOfDana();
  const refused = (more: Partial<Merge>) => withoutTrace(world, () => merge(more));
  expect(await refused({ intoId: from.leadId })).toMatchObject({ outcome: 'same_lead' });
  expect(await refused({ intoId: 'lead_gone' })).toEqual({ outcome: 'unknown_lead' });
  expect(await refused({ fromId: 'lead_gone' })).toEqual({ outcome: 'unknown_lead' });
  expect(await refused({ actor: GUEST })).toEqual({ outcome: 'stranger' });
  expect(await refused({ actor: rep('ana') })).toMatchObject({ outcome: 'not_permitted' });
  const trial = await world.submit('kim@initech.test', { test: true });
  expect(await refused({ fromId: trial })).toEqual({ outcome: 'test_and_real' });

  await merge();
  expect(await refused({})).toMatchObject({ outcome: 'already_merged', leadId: into.leadId });
  const back = { fromId: into.leadId, intoId: from.leadId };
  expect(await refused(back)).toMatchObject({ outcome: 'same_lead' });
  const third = await world.submit('d@globex.test');
  await closeLead(world.ctx, { leadId: into.leadId, closeAs: 'bad', reason: null, actor: MIA });
  expect(await refused({ fromId: third })).toMatchObject({ outcome: 'already_closed' });
});

test('two merges at once, each into the other, end as one', async () => {
  const { from, into, merge } = await twoOfDana();
  const both = await Promise.all([merge(), merge({ fromId: into.leadId, intoId: from.leadId })]);
  expect(both.map(({ outcome }) => outcome).toSorted()).toEqual(['merged', 'same_lead']);
});

test('a lead that waits is looked at again with what it now knows', async () => {
  const world = await createWorld();
  await pauseRouting(world.ctx, { pool: 'all', paused: true, actor: MIA });
  const into = await world.submit(WORK);
  await world.settle();
  const before = await findLead(world.db.read, into);
  const fromId = await world.submit(PRIVATE, { request: { form: 'demo' } });
  await mergeLeads(world.ctx, { fromId, intoId: into, actor: MIA });
  await world.settle();
  const after = await findLead(world.db.read, into);
  expect(after?.state).toBe('held');
  expect(after?.priority).toBeGreaterThan(before?.priority ?? 1);
});

test('the company’s next lead goes to whoever has the merged one, not to who lost it', async () => {
  const world = await createWorld();
  const first = await offeredLead(world, WORK);
  await claimOffer(world.ctx, first);
  const leadId = await world.submit('dana.ode@globex.test');
  await world.settle();
  const toRepId = first.repId === 'ben' ? 'ana' : 'ben';
  const gift = { leadId, toRepId, reason: 'x', final: true, actor: MIA };
  await overrideAssignment(world.ctx, gift);
  await mergeLeads(world.ctx, { fromId: leadId, intoId: first.leadId, actor: MIA });
  expect((await offeredLead(world, 'eli@globex.test')).repId).toBe(first.repId);
});
