import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { findHistory } from '../../../src/db/knowledge/history-store.ts';
import { latestDecision } from '../../../src/db/leads/decision-store.ts';
import { reasonText } from '../../../src/routing/model/reasons.ts';
import { claimOffer } from '../../../src/services/offer/claim-offer.ts';
import { countOffers } from '../../../src/services/offer/count-offers.ts';
import { declineOffer } from '../../../src/services/offer/decline-offer.ts';
import { housekeep } from '../../../src/services/operations/housekeep.ts';
import { overrideAssignment } from '../../../src/services/ownership/override-assignment.ts';
import { askedAbout, MIA, offeredLead, offerStates } from '../../support/cast.ts';
import { createWorld, POLICY, type World } from '../../support/world.ts';

const SEGMENTED = POLICY.replace(
  'rules:',
  `segments:
  - { id: large, when: { company.employees: { gte: 1000 } } }
rules:`,
);
const historyOf = (world: World) => findHistory(world.db.read, 'website');

/** The first rep lets it run out, the second claims it. */
async function silentThenClaimed(world: World, email: string, more: object = {}): Promise<string> {
  const leadId = await world.submit(email, { ...more });
  await world.settle();
  for (let minute = 0; minute < 17; minute++) await world.advance('1m');
  await claimOffer(world.ctx, await askedAbout(world, leadId));
  await world.settle();
  return leadId;
}

async function decided(world: World, leadId: string) {
  const decision = await latestDecision(world.db.read, leadId);
  if (!decision) throw new Error('nothing was decided');
  return decision;
}

test('offers that were answered or ran out are counted by source and segment', async () => {
  const world = await createWorld({ policy: SEGMENTED });
  await silentThenClaimed(world, 'a@one.test', { company: { employees: 2000 } });
  await silentThenClaimed(world, 'b@two.test');
  const declined = await offeredLead(world, 'c@three.test');
  await declineOffer(world.ctx, { ...declined, reasonId: 'full', note: null });
  await world.settle();
  expect(await historyOf(world)).toBeNull();
  await housekeep(world.ctx);
  expect(await historyOf(world)).toEqual({
    large: { made: 2, unclaimed: 1 },
    '': { made: 3, unclaimed: 1 },
  });
});

test('tests, files of leads, withdrawn and unconfirmed offers are not counted', async () => {
  const world = await createWorld();
  const { leads, offers } = world.db.t;
  await silentThenClaimed(world, 'a@one.test', { test: true });
  const ofFile = await silentThenClaimed(world, 'b@two.test');
  const unseen = await silentThenClaimed(world, 'c@three.test');
  const withdrawn = await silentThenClaimed(world, 'd@four.test');
  await silentThenClaimed(world, 'e@five.test');
  await countOffers(world.ctx);
  expect(await historyOf(world)).toEqual({ everyone: { made: 8, unclaimed: 4 } });
  await world.db.tx(async (tx) => {
    await tx.update(leads).set({ bulk: true }).where(eq(leads.id, ofFile));
    await tx.update(offers).set({ deliveredAt: null }).where(eq(offers.leadId, unseen));
    // As if they had been from the start: no offer that ran out is withdrawn.
    const ofIt = await tx.delete(offers).where(eq(offers.leadId, withdrawn)).returning();
    await tx
      .insert(offers)
      .values(ofIt.map((offer) => ({ ...offer, state: 'withdrawn' as const })));
  });
  await countOffers(world.ctx);
  expect(await historyOf(world)).toEqual({ everyone: { made: 2, unclaimed: 1 } });
});

test('what a manager gave by hand is not counted', async () => {
  const world = await createWorld();
  const { leadId, repId } = await offeredLead(world);
  const toRepId = repId === 'ana' ? 'ben' : 'ana';
  const given = { leadId, toRepId, reason: 'knows them', final: false, actor: MIA };
  await overrideAssignment(world.ctx, given);
  await world.settle();
  await claimOffer(world.ctx, await askedAbout(world, leadId));
  expect(await offerStates(world, leadId)).toEqual(['withdrawn', 'claimed']);
  expect(await countOffers(world.ctx)).toBe(0);
});

test('a lead is forgotten ninety days after it came in', async () => {
  const world = await createWorld();
  await silentThenClaimed(world, 'a@one.test');
  world.pass('89d');
  await countOffers(world.ctx);
  expect(await historyOf(world)).toEqual({ everyone: { made: 2, unclaimed: 1 } });
  world.pass('2d');
  expect(await countOffers(world.ctx)).toBe(0);
  expect(await historyOf(world)).toBeNull();
});

test('the next lead is scored by it, and the decision keeps what it knew', async () => {
  const world = await createWorld();
  const before = await decided(world, (await offeredLead(world, 'z@zero.test')).leadId);
  expect(before.scores.components.risk).toMatchObject({ score: 0.5, confidence: 0 });
  await silentThenClaimed(world, 'a@one.test');
  await countOffers(world.ctx);
  const { facts, scores } = await decided(world, (await offeredLead(world, 'b@two.test')).leadId);
  const { made, unclaimed } = facts.history?.everyone ?? { made: 0, unclaimed: 0 };
  expect(made).toBeGreaterThan(0);
  const rate = (unclaimed + 1) / (made + 2);
  const { risk } = scores.components;
  expect(risk.score).toBeCloseTo((unclaimed + 20 * rate) / (made + 20), 4);
  expect(risk.confidence).toBeCloseTo(made / (made + 20), 4);
  expect(risk.reasons.map((one) => reasonText(one))).toEqual([
    `${unclaimed} of ${made} offers like this went unclaimed`,
  ]);
});
