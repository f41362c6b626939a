import { expect, test } from 'vitest';
import { claimOffer } from '../../../src/services/offer/claim-offer.ts';
import { setNotifications } from '../../../src/services/people/set-notifications.ts';
import { pauseRouting } from '../../../src/services/placing/pause-routing.ts';
import { MIA, offeredLead } from '../../support/cast.ts';
import { createWorld, POLICY, type World } from '../../support/world.ts';

const notices = ({ posts }: World) =>
  posts.flatMap(({ to, card }) =>
    card.kind === 'notice' ? [{ to, hidden: card.hidesNames }] : [],
  );

/** Ana has a lead; its person writes again, and nobody touches it in time. */
async function newsOf(hideNames: boolean) {
  const world = await createWorld({ policy: POLICY.replace(', ben: 100, cleo: 100', '') });
  const { actor, offerId } = await offeredLead(world);
  await setNotifications(world.ctx, { hideNames, actor });
  await claimOffer(world.ctx, { offerId, actor });
  await world.submit('dana@globex.test');
  await world.advance('5h');
  await pauseRouting(world.ctx, { pool: 'all', paused: true, actor: MIA });
  await world.settle();
  return notices(world);
}

test('notices keep the name of a lead from the notification of who wants it so, and of nobody else', async () => {
  const [asked, late, paused] = ['U0ANA', 'C0EMEA', 'C0OPS'];
  expect(await newsOf(true)).toEqual([
    { to: asked, hidden: true },
    { to: late, hidden: undefined },
    { to: paused, hidden: undefined },
  ]);
  expect(await newsOf(false)).toEqual([
    { to: asked, hidden: undefined },
    { to: late, hidden: undefined },
    { to: paused, hidden: undefined },
  ]);
});
