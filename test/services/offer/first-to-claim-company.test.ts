import { describe, expect, test } from 'vitest';
import { findLatestEvent } from '../../../src/db/audit/audit-store.ts';
import { listOffers } from '../../../src/db/leads/offer-store.ts';
import { loadOfferCard } from '../../../src/services/cards/load-card.ts';
import { loadDeclineForm } from '../../../src/services/cards/load-decline-form.ts';
import { loadCall } from '../../../src/services/offer/calling/load-call.ts';
import { claimOffer } from '../../../src/services/offer/claim-offer.ts';
import { declineOffer } from '../../../src/services/offer/decline-offer.ts';
import { describeEvent } from '../../../src/services/views/events/describe-event.ts';
import { type Asked, rep } from '../../support/cast.ts';
import { inEnglish } from '../../support/in-english.ts';
import { createWorld, POLICY } from '../../support/world.ts';

const policyFor = (ask: string) =>
  POLICY.replace(
    'assign: { pool: emea }',
    `assign: { pool: emea, offer: first_to_claim, ask: ${ask} }`,
  );

/** Ana and Ben are asked about each lead at once. */
async function open(ask = '2') {
  const world = await createWorld({ policy: policyFor(ask) });
  const submit = (email: string) => world.submit(email);
  const askedAbout = async (leadId: string, repId: string): Promise<Asked> => {
    const offers = await listOffers(world.db.read, leadId);
    const offerId = offers.find((one) => one.repId === repId)?.id ?? '';
    return { leadId, offerId, repId, actor: rep(repId) };
  };
  return { world, submit, askedAbout };
}

test('the form to decline says that the others can still claim it, while they can', async () => {
  const { world, submit, askedAbout } = await open();
  const leadId = await submit('dana@globex.test');
  await world.settle();
  const [ana, ben] = [await askedAbout(leadId, 'ana'), await askedAbout(leadId, 'ben')];
  expect(await loadDeclineForm(world.ctx, ana)).toMatchObject({ outcome: 'open', others: true });
  await declineOffer(world.ctx, { ...ana, reasonId: 'full', note: null });
  expect(await loadDeclineForm(world.ctx, ben)).toMatchObject({ outcome: 'open', others: false });
});

async function claimBoth(first: string, second: string, ask?: string) {
  const { world, submit, askedAbout } = await open(ask);
  const { ctx, db } = world;
  const leadIds = [await submit('dana@globex.test'), await submit('eve@globex.test')] as const;
  await world.settle();
  await claimOffer(ctx, await askedAbout(leadIds[0], first));
  const { offerId, actor } = await askedAbout(leadIds[1], second);
  expect(await claimOffer(ctx, { offerId, actor })).toMatchObject({ outcome: 'claimed' });
  const claim = await findLatestEvent(db.read, {
    leadId: leadIds[1],
    subject: offerId,
    action: 'lead.claimed',
  });
  const [offer] = await listOffers(db.read, leadIds[1]);
  return {
    card: (await loadOfferCard(ctx, { offerId }))?.settled,
    call: (await loadCall(ctx, { assignmentId: offer?.assignmentId ?? '' }))?.settled,
    told: claim && inEnglish(await describeEvent(db.read, claim, 'UTC')),
  };
}

describe('two leads of a company that came before either was claimed', () => {
  test('who claims the second, and the story of it, hear who has the first', async () => {
    const { card, told } = await claimBoth('ana', 'ben');
    expect(card).toMatchObject({ as: 'claimed', beside: 'Ana Ruiz' });
    expect(told).toBe('Ben Koch claimed it. Ana Ruiz has another lead of the company.');
  });

  test('and so does the channel where it was asked for', async () => {
    const { call } = await claimBoth('ana', 'ben', 'channel');
    expect(call).toMatchObject({ as: 'claimed', by: 'Ben Koch', beside: 'Ana Ruiz' });
  });

  test('whoever claims both has the company whole', async () => {
    const { card, told } = await claimBoth('ana', 'ana');
    expect(card).toMatchObject({ as: 'claimed', beside: null });
    expect(told).toBe('Ana Ruiz claimed it.');
  });
});
