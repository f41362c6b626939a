import { expect, test } from 'vitest';
import { listMessages } from '../../../src/db/delivery/outbox-store.ts';
import { findLead } from '../../../src/db/leads/lead-store.ts';
import { closeLead } from '../../../src/services/closing/close-lead.ts';
import { claimOffer } from '../../../src/services/offer/claim-offer.ts';
import { overrideAssignment } from '../../../src/services/ownership/override-assignment.ts';
import { auditActions, GUEST, MIA, offeredLead, rep, withoutTrace } from '../../support/cast.ts';
import { createWorld } from '../../support/world.ts';

const other = (repId: string) => (repId === 'ana' ? 'ben' : 'ana');

test('a claim makes the rep the owner and leaves its audit row', async () => {
  const world = await createWorld();
  const { leadId, offerId, repId, actor } = await offeredLead(world);
  const claimed = await claimOffer(world.ctx, { offerId, actor });
  expect(claimed).toEqual({ outcome: 'claimed', leadId, company: 'globex.test' });
  expect(await findLead(world.db.read, leadId)).toMatchObject({ state: 'claimed', ownerId: repId });
  expect((await auditActions(world, leadId)).at(-1)).toBe('lead.claimed');
});

test('a lead that no manager has heard of leaves no card to edit', async () => {
  const world = await createWorld();
  const { offerId, actor } = await offeredLead(world);
  await claimOffer(world.ctx, { offerId, actor });
  const kinds = (await listMessages(world.db.read, { states: ['ready'], limit: 50 })).map(
    ({ kind }) => kind,
  );
  expect(kinds).toContain('offer_update');
  expect(kinds).not.toContain('escalation_update');
});

test('a second claim of the same person changes nothing', async () => {
  const world = await createWorld();
  const { leadId, offerId, actor } = await offeredLead(world);
  await claimOffer(world.ctx, { offerId, actor });
  const again = await withoutTrace(world, () => claimOffer(world.ctx, { offerId, actor }));
  expect(again).toMatchObject({ outcome: 'already_yours', leadId });
});

test('somebody else’s card is not theirs to claim, and they hear whose it is', async () => {
  const world = await createWorld();
  const { offerId, repId } = await offeredLead(world);
  const actor = rep(other(repId));
  const refused = await withoutTrace(world, () => claimOffer(world.ctx, { offerId, actor }));
  expect(refused).toMatchObject({
    outcome: 'not_yours',
    heldBy: expect.stringMatching(/^\w+ \w+$/),
  });
});

test('a stranger and an unknown offer change nothing', async () => {
  const world = await createWorld();
  const { offerId, actor } = await offeredLead(world);
  const claim = (input: Parameters<typeof claimOffer>[1]) =>
    withoutTrace(world, () => claimOffer(world.ctx, input));
  expect(await claim({ offerId, actor: GUEST })).toEqual({ outcome: 'stranger' });
  expect(await claim({ offerId: 'ofr_gone', actor })).toEqual({ outcome: 'unknown_offer' });
});

test('the shell has no rep to claim for', async () => {
  const world = await createWorld();
  const { offerId } = await offeredLead(world);
  const actor = { kind: 'cli', osUser: 'root' } as const;
  const refused = await withoutTrace(world, () => claimOffer(world.ctx, { offerId, actor }));
  expect(refused).toEqual({ outcome: 'stranger' });
});

test('a late click on a card that went to somebody else hears who has it and since when', async () => {
  const world = await createWorld();
  const { leadId, offerId, repId, actor } = await offeredLead(world);
  const toRepId = other(repId);
  const gift = { leadId, toRepId, reason: 'knows them', final: true, actor: MIA };
  await overrideAssignment(world.ctx, gift);
  const late = await withoutTrace(world, () => claimOffer(world.ctx, { offerId, actor }));
  expect(late).toMatchObject({
    outcome: 'offer_over',
    state: 'withdrawn',
    holder: { claimedAt: world.ctx.clock.now(), dueAt: null },
  });
});

test('a late click while the next rep is asked hears until when', async () => {
  const world = await createWorld();
  const { offerId, actor } = await offeredLead(world);
  await world.advance('17m');
  const late = await withoutTrace(world, () => claimOffer(world.ctx, { offerId, actor }));
  const dueAt = new Date(world.ctx.clock.now().getTime() + 15 * 60_000);
  expect(late).toMatchObject({ outcome: 'offer_over', state: 'expired', holder: { dueAt } });
});

test('a claim after its time is good while the offer still stands', async () => {
  const world = await createWorld();
  const { offerId, actor } = await offeredLead(world);
  await world.advance('16m');
  expect(await claimOffer(world.ctx, { offerId, actor })).toMatchObject({ outcome: 'claimed' });
  await world.advance('1h');
  expect(world.posts.filter((post) => post.card.kind === 'offer')).toHaveLength(1);
});

test('a closed lead has no holder', async () => {
  const world = await createWorld();
  const { leadId, offerId, actor } = await offeredLead(world);
  await closeLead(world.ctx, { leadId, closeAs: 'bad', reason: null, actor: MIA });
  const late = await withoutTrace(world, () => claimOffer(world.ctx, { offerId, actor }));
  expect(late).toMatchObject({ outcome: 'offer_over', state: 'withdrawn', holder: null });
});

test('a rep who lost the claimed lead to an override does not own it by clicking again', async () => {
  const world = await createWorld();
  const { leadId, offerId, repId, actor } = await offeredLead(world);
  await claimOffer(world.ctx, { offerId, actor });
  const toRepId = other(repId);
  await overrideAssignment(world.ctx, { leadId, toRepId, reason: 'x', final: false, actor: MIA });
  const late = await withoutTrace(world, () => claimOffer(world.ctx, { offerId, actor }));
  expect(late).toMatchObject({ outcome: 'offer_over', state: 'claimed' });
});

test('a claimed test lead tells the CRM nothing', async () => {
  const world = await createWorld();
  const leadId = await world.submit('dana@globex.test', { test: true });
  await world.settle();
  const offer = world.posts[0]?.card;
  if (offer?.kind !== 'offer') throw new Error('no card');
  const actor = { kind: 'slack', userId: world.posts[0]?.to ?? '' } as const;
  await claimOffer(world.ctx, { offerId: offer.offerId, actor });
  await world.settle();
  expect((await findLead(world.db.read, leadId))?.state).toBe('claimed');
  expect(world.events.filter((event) => event.type.startsWith('crm.'))).toEqual([]);
});
