import { expect, test } from 'vitest';
import { claimOffer } from '../../../src/services/offer/claim-offer.ts';
import { logTouch } from '../../../src/services/ownership/log-touch.ts';
import { loadSla } from '../../../src/services/reports/load-sla.ts';
import { offeredLead } from '../../support/cast.ts';
import { openRivals } from '../../support/rivals.ts';
import { createWorld, MONDAY } from '../../support/world.ts';

const stores = await openRivals();

test('what leads and promises became is found on PostgreSQL too', async () => {
  const world = await createWorld({ db: stores.db });
  const asked = await offeredLead(world);
  await world.advance('3m');
  await claimOffer(world.ctx, asked);
  await world.advance('20m');
  await logTouch(world.ctx, asked);
  await offeredLead(world, 'p2@c2.test');
  world.pass('15m');
  const until = new Date(world.ctx.clock.now().getTime() + 1);
  const { total, groups, bulk } = await loadSla(world.ctx, { since: MONDAY, until, by: 'rep' });
  expect([total.leads, bulk]).toEqual([2, 0]);
  expect(groups.at(-1)).toMatchObject({ group: null, leads: 1 });
  expect(total.promises.claim).toMatchObject({ kept: 1, missed: 1, share: 0.5 });
  expect(total.promises.first_touch).toMatchObject({ kept: 1, missed: 0, share: 1 });
  const { card_to_claim: human, claim_to_touch: touch } = total.stretches;
  expect(human.wall).toMatchObject({ count: 1, medianMs: 3 * 60_000 });
  expect(touch.working).toMatchObject({ count: 1, medianMs: 20 * 60_000 });
});
