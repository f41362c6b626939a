import { expect, test } from 'vitest';
import { loadHome } from '../../../src/services/home/load-home.ts';
import { claimOffer } from '../../../src/services/offer/claim-offer.ts';
import { setAvailability } from '../../../src/services/people/set-availability.ts';
import { loadShares } from '../../../src/services/reports/load-shares.ts';
import { MIA, offeredLead, rep } from '../../support/cast.ts';
import { openRivals } from '../../support/rivals.ts';
import { createWorld } from '../../support/world.ts';

const stores = await openRivals();

test('the week of a rep and the pools of a manager are the same on PostgreSQL', async () => {
  const world = await createWorld({ db: stores.db });
  const { ctx } = world;
  await setAvailability(ctx, { repId: 'ana', away: { until: null }, actor: rep('ana') });
  for (const name of ['dana', 'kim', 'lee']) {
    world.pass('1m');
    await claimOffer(ctx, await offeredLead(world, `${name}@${name}.test`));
  }
  world.pass('1m');
  await setAvailability(ctx, { repId: 'ana', away: null, actor: rep('ana') });
  const { week } = await loadHome(ctx, { userId: 'U0ANA' });
  expect(week?.rows).toMatchObject([
    { pool: 'emea', got: 0, of: 3, absence: { missed: 3, catchUp: 0 } },
  ]);
  const ben = await loadHome(ctx, { userId: 'U0BEN' });
  expect(ben.week?.halfWithinMs).toBe(0);
  expect((await loadHome(ctx, { userId: 'U0MIA' })).pools).toMatchObject([
    { pool: 'emea', members: 3, available: 3, leads: 3, furthest: { owed: 0.5 } },
  ]);
  const shares = await loadShares(ctx, { pool: 'emea', days: 30, actor: MIA });
  expect(shares).toMatchObject({ outcome: 'listed', leads: 3, reps: 3 });
});
