import { expect, test } from 'vitest';
import { claimOffer } from '../../../src/services/offer/claim-offer.ts';
import { declineOffer } from '../../../src/services/offer/decline-offer.ts';
import { giveBack } from '../../../src/services/ownership/give-back.ts';
import { overrideAssignment } from '../../../src/services/ownership/override-assignment.ts';
import { type Asked, askedAbout, MIA, offeredLead } from '../../support/cast.ts';
import { createWorld, POLICY, type World } from '../../support/world.ts';

const SILENT = POLICY.replace('channel: C0EMEA', 'channel: C0EMEA, count_overrides: false');

const ENDS = {
  declined: ({ ctx }: World, { offerId, actor }: Asked) =>
    declineOffer(ctx, { offerId, reasonId: 'full', note: null, actor }),
  expired: async (world: World) => world.pass('30m'),
  given_back: async ({ ctx }: World, { offerId, leadId, actor }: Asked) => {
    await claimOffer(ctx, { offerId, actor });
    await giveBack(ctx, { leadId, reason: null, actor });
  },
};

/** How a card tells the rep that it is over. */
async function told(world: World, asked: Asked, as: keyof typeof ENDS) {
  await ENDS[as](world, asked);
  await world.settle();
  const drawn = world.updates.flatMap(({ card }) =>
    card.kind === 'offer' && card.offerId === asked.offerId ? [card.settled] : [],
  );
  return drawn.at(-1);
}

test.each(['declined', 'expired', 'given_back'] as const)(
  '%s: what a manager gave by hand used no turn, what was drawn did',
  async (as) => {
    const given = await createWorld({ policy: SILENT });
    const { leadId } = await offeredLead(given);
    const gift = { leadId, toRepId: 'ben', reason: 'workload', final: false, actor: MIA };
    await overrideAssignment(given.ctx, gift);
    await given.settle();
    expect(await told(given, await askedAbout(given, leadId), as)).toMatchObject({
      as,
      free: true,
    });
    const drawn = await createWorld({ policy: SILENT });
    expect(await told(drawn, await offeredLead(drawn), as)).toMatchObject({ as, free: false });
  },
);
