import { expect, test } from 'vitest';
import { findLead } from '../../../src/db/leads/lead-store.ts';
import { loadLags } from '../../../src/db/leads/ledger-store.ts';
import { listOffers } from '../../../src/db/leads/offer-store.ts';
import { closeLead } from '../../../src/services/closing/close-lead.ts';
import { claimOffer } from '../../../src/services/offer/claim-offer.ts';
import { type Decline, declineOffer } from '../../../src/services/offer/decline-offer.ts';
import { overrideAssignment } from '../../../src/services/ownership/override-assignment.ts';
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
import { createWorld, type World } from '../../support/world.ts';

async function open() {
  const world = await createWorld();
  const asked = await offeredLead(world);
  const decline = (more: Partial<Decline> = {}) => {
    const { offerId, actor } = asked;
    return declineOffer(world.ctx, { offerId, actor, reasonId: 'full', note: null, ...more });
  };
  return { world, ...asked, decline };
}

const lagOf = async (world: World, repId: string) =>
  (await loadLags(world.db.read)).emea?.[repId] ?? 0;

test('a decline asks the next rep and names them', async () => {
  const { world, leadId, repId, decline } = await open();
  const declined = await decline();
  const next = await askedAbout(world, leadId);
  expect(next.repId).not.toBe(repId);
  expect(declined).toMatchObject({ outcome: 'declined', leadId, next: expect.any(String) });
  const actions = await auditActions(world, leadId);
  expect(actions.slice(-2)).toEqual(['offer.declined', 'lead.offered']);
});

test('a reason the policy does not know is invalid', async () => {
  const { world, decline } = await open();
  const answer = await withoutTrace(world, () => decline({ reasonId: 'tired' }));
  expect(answer).toEqual({ outcome: 'invalid', field: 'reason' });
});

test('a reason that wants a note is invalid without one', async () => {
  const { world, decline } = await open();
  for (const note of [null, '  ']) {
    const answer = await withoutTrace(world, () => decline({ reasonId: 'other', note }));
    expect(answer).toEqual({ outcome: 'invalid', field: 'note' });
  }
  expect(await decline({ reasonId: 'other', note: 'on a plane' })).toMatchObject({
    outcome: 'declined',
  });
});

test('the note is kept apart from the audit row, which holds its commitment', async () => {
  const { world, decline } = await open();
  await decline({ note: 'on a plane' });
  const rows = await world.db.read.select().from(world.db.t.auditEvents);
  const { data } = rows.find((row) => row.action === 'offer.declined') ?? {};
  expect(data).toMatchObject({ note: expect.stringMatching(/^txt_/) });
  expect(data?.note_commitment).toMatch(/^[0-9a-f]{64}$/);
  expect(JSON.stringify(rows)).not.toContain('on a plane');
});

test('a reason that refunds gives the turn back exactly, another uses it', async () => {
  const refunded = await open();
  await refunded.decline({ reasonId: 'wrong_language' });
  expect(await lagOf(refunded.world, refunded.repId)).toBe(0);
  const used = await open();
  await used.decline({ reasonId: 'full' });
  expect(await lagOf(used.world, used.repId)).toBeLessThan(-500_000);
  for (const { world } of [refunded, used]) expect(await lagSums(world.db)).toEqual([0]);
});

test('a bad lead goes to the manager and to no other rep', async () => {
  const { world, leadId, decline } = await open();
  const answer = await decline({ reasonId: 'bad_lead' });
  expect(answer).toMatchObject({ outcome: 'declined', next: null });
  await world.settle();
  expect(await offerStates(world, leadId)).toEqual(['declined']);
  expect((await findLead(world.db.read, leadId))?.state).toBe('held');
  const why = 'declined, and a manager decides: Looks like a bad lead';
  const escalation = world.posts.find(({ card }) => card.kind === 'escalation');
  expect(escalation).toMatchObject({ to: 'C0EMEA', card: { why } });
});

test('a bad lead still waits for the manager after another lead frees a place', async () => {
  const { world, leadId, decline } = await open();
  await decline({ reasonId: 'bad_lead' });
  const another = await offeredLead(world, 'kim@initech.test');
  await closeLead(world.ctx, {
    leadId: another.leadId,
    closeAs: 'stale',
    reason: null,
    actor: MIA,
  });
  await world.settle();
  expect(await offerStates(world, leadId)).toEqual(['declined']);
});

test('a declined gift of a manager goes back to a manager', async () => {
  const { world, leadId, repId } = await open();
  const toRepId = repId === 'ana' ? 'ben' : 'ana';
  await overrideAssignment(world.ctx, { leadId, toRepId, reason: 'x', final: false, actor: MIA });
  const { offerId } = await askedAbout(world, leadId);
  const gift = { offerId, reasonId: 'full', note: null, actor: rep(toRepId) };
  expect(await declineOffer(world.ctx, gift)).toMatchObject({ outcome: 'declined', next: null });
  expect((await findLead(world.db.read, leadId))?.state).toBe('held');
});

test('who declined is not asked again, and the last to decline leaves the lead on hold', async () => {
  const world = await createWorld();
  const { leadId } = await offeredLead(world);
  for (let i = 0; i < 3; i++) {
    const { offerId, actor } = await askedAbout(world, leadId);
    await declineOffer(world.ctx, { offerId, reasonId: 'full', note: null, actor });
  }
  const offers = await listOffers(world.db.read, leadId);
  expect(new Set(offers.map((offer) => offer.repId)).size).toBe(3);
  expect(await findLead(world.db.read, leadId)).toMatchObject({ state: 'held', round: 2 });
});

test('only the person asked may decline, and only while asked', async () => {
  const { world, offerId, repId, actor, decline } = await open();
  const refused = (input: Partial<Decline>) => withoutTrace(world, () => decline(input));
  expect(await refused({ actor: GUEST })).toEqual({ outcome: 'stranger' });
  const somebody = rep(repId === 'ana' ? 'ben' : 'ana');
  expect(await refused({ actor: somebody })).toMatchObject({ outcome: 'not_yours' });
  expect(await refused({ offerId: 'ofr_gone' })).toEqual({ outcome: 'unknown_offer' });
  await claimOffer(world.ctx, { offerId, actor });
  expect(await refused({})).toEqual({ outcome: 'unknown_offer' });
});

test('a second decline hears that the offer is over, somebody else whose it was', async () => {
  const { world, decline, repId } = await open();
  await decline();
  const again = await withoutTrace(world, () => decline());
  expect(again).toMatchObject({ outcome: 'offer_over', state: 'declined' });
  expect(again).not.toHaveProperty('askedOf');
  const others = await withoutTrace(world, () => decline({ actor: MIA }));
  expect(others).toMatchObject({
    outcome: 'offer_over',
    askedOf: repId === 'ana' ? 'Ana Ruiz' : 'Ben Koch',
  });
});
