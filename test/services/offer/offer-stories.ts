import { expect, test } from 'vitest';
import { findLead } from '../../../src/db/leads/lead-store.ts';
import { listOffers } from '../../../src/db/leads/offer-store.ts';
import type { Actor } from '../../../src/routing/model/actor.ts';
import { claimOffer } from '../../../src/services/offer/claim-offer.ts';
import { declineOffer } from '../../../src/services/offer/decline-offer.ts';
import type { World } from '../../support/world.ts';

const as = (userId: string): Actor => ({ kind: 'slack', userId });
const USER: Record<string, string> = { ana: 'U0ANA', ben: 'U0BEN', cleo: 'U0CLEO' };

async function firstOffer(world: World, leadId: string) {
  const offer = (await listOffers(world.db.read, leadId)).at(-1);
  if (!offer) throw new Error('no offer was made');
  return { offerId: offer.id, repId: offer.repId, actor: as(USER[offer.repId] ?? '') };
}

/** The same stories on every engine. */
export function offerStories(openWorld: () => Promise<World>): void {
  test('a lead becomes one card for one rep, who claims it, and the CRM hears owner before task', async () => {
    const world = await openWorld();
    const leadId = await world.submit('dana@globex.test', { company: { name: 'Globex' } });
    await world.settle();
    expect(world.posts).toHaveLength(1);
    const { offerId, repId, actor } = await firstOffer(world, leadId);
    expect(world.posts[0]?.to).toBe(USER[repId]);

    expect(await claimOffer(world.ctx, { offerId, actor })).toMatchObject({ outcome: 'claimed' });
    await world.settle();
    const lead = await findLead(world.db.read, leadId);
    expect(lead).toMatchObject({ state: 'claimed', ownerId: repId });
    expect(world.events.map((event) => event.type)).toEqual([
      'assignment.offered',
      'crm.owner_set',
      'crm.task_created',
      'assignment.claimed',
    ]);
    expect(world.updates.at(-1)?.card).toMatchObject({ kind: 'offer', state: 'claimed' });
  });

  test('a second click of the same person changes nothing and says so', async () => {
    const world = await openWorld();
    const leadId = await world.submit('dana@globex.test');
    await world.settle();
    const { offerId, actor } = await firstOffer(world, leadId);
    await claimOffer(world.ctx, { offerId, actor });
    expect(await claimOffer(world.ctx, { offerId, actor })).toMatchObject({
      outcome: 'already_yours',
    });
  });

  test('a decline asks for the next rep in the same breath and gives the turn back', async () => {
    const world = await openWorld();
    const leadId = await world.submit('dana@globex.test');
    await world.settle();
    const { offerId, repId, actor } = await firstOffer(world, leadId);
    const declined = await declineOffer(world.ctx, {
      offerId,
      actor,
      reasonId: 'wrong_language',
      note: null,
    });
    expect(declined).toMatchObject({ outcome: 'declined', next: expect.any(String) });
    const offers = await listOffers(world.db.read, leadId);
    expect(offers.map((offer) => offer.state)).toEqual(['declined', 'made']);
    expect(offers[1]?.repId).not.toBe(repId);
  });

  test('silence reminds, escalates, reroutes, and ends on hold with a page when nobody is left', async () => {
    const world = await openWorld();
    const leadId = await world.submit('dana@globex.test');
    await world.settle();
    await world.advance('8m');
    expect(world.posts.map((post) => post.card.kind)).toEqual(['offer', 'reminder']);
    await world.advance('7m');
    expect(world.posts.at(-1)).toMatchObject({ to: 'C0EMEA', card: { cause: 'missed' } });
    await world.advance('2m');
    const offers = await listOffers(world.db.read, leadId);
    expect(offers.map((offer) => offer.state)).toEqual(['expired', 'made']);
    for (let i = 0; i < 60; i++) await world.advance('1m');
    const lead = await findLead(world.db.read, leadId);
    expect(lead?.state).toBe('held');
    const told = { kind: 'escalation_reply', card: { cause: 'nobody' } };
    expect(world.posts.at(-1)).toMatchObject({ to: 'C0EMEA', card: told });
  });
}
