import { expect, test } from 'vitest';
import { loadOfferCard } from '../../../src/services/cards/load-card.ts';
import { closeLead } from '../../../src/services/closing/close-lead.ts';
import { loadStory } from '../../../src/services/look-up/load-story.ts';
import { claimOffer } from '../../../src/services/offer/claim-offer.ts';
import { giveBack } from '../../../src/services/ownership/give-back.ts';
import { overrideAssignment } from '../../../src/services/ownership/override-assignment.ts';
import { type Asked, MIA, offeredLead } from '../../support/cast.ts';
import { createWorld, type World } from '../../support/world.ts';

const DANA = 'dana@globex.test';

const cardOf = async ({ ctx }: World, { offerId }: Asked) =>
  JSON.stringify(await loadOfferCard(ctx, { offerId }));

async function claimed() {
  const world = await createWorld();
  const asked = await offeredLead(world, DANA);
  expect(await cardOf(world, asked)).not.toContain(DANA);
  await claimOffer(world.ctx, asked);
  return { world, asked };
}

test('the card of a claimed lead has how to reach the person', async () => {
  const { world, asked } = await claimed();
  const card = await loadOfferCard(world.ctx, asked);
  expect(card?.settled).toMatchObject({ as: 'claimed', contact: { email: DANA, phone: null } });
});

test.each([
  [
    'closed',
    ({ ctx }: World, { leadId, actor }: Asked) =>
      closeLead(ctx, { leadId, closeAs: 'not_a_fit', reason: null, actor }),
  ],
  [
    'given back',
    ({ ctx }: World, { leadId, actor }: Asked) => giveBack(ctx, { leadId, reason: null, actor }),
  ],
  [
    'given on',
    ({ ctx }: World, { leadId, repId }: Asked) => {
      const toRepId = repId === 'ana' ? 'ben' : 'ana';
      return overrideAssignment(ctx, { leadId, toRepId, reason: 'x', final: true, actor: MIA });
    },
  ],
])('once it is %s it has not', async (_, moveOn) => {
  const { world, asked } = await claimed();
  await moveOn(world, asked);
  expect(await cardOf(world, asked)).not.toContain(DANA);
});

test('the full story begins with it for its owner, and for nobody else', async () => {
  const { world, asked } = await claimed();
  const { leadId } = asked;
  const storyFor = async (userId: string) =>
    (await loadStory(world.ctx, { leadId, userId }))?.contact;
  expect(await storyFor(`U0${asked.repId.toUpperCase()}`)).toEqual({ email: DANA, phone: null });
  const other = asked.repId === 'ana' ? 'U0BEN' : 'U0ANA';
  expect(await storyFor(other)).toEqual({ email: null, phone: null });
});
