import { expect, test } from 'vitest';
import { LEAD_UNITS } from '../../../src/routing/model/decision.ts';
import { claimOffer } from '../../../src/services/offer/claim-offer.ts';
import { declineOffer } from '../../../src/services/offer/decline-offer.ts';
import { housekeep } from '../../../src/services/operations/housekeep.ts';
import { overrideAssignment } from '../../../src/services/ownership/override-assignment.ts';
import { deactivateRep } from '../../../src/services/people/deactivate-rep.ts';
import { loadFairness } from '../../../src/services/reports/load-fairness.ts';
import { MIA, offeredLead } from '../../support/cast.ts';
import { openRivals } from '../../support/rivals.ts';
import { createWorld, MONDAY } from '../../support/world.ts';

const stores = await openRivals();
const units = (leads: number) => Math.round(leads * LEAD_UNITS);

test('turns, gifts and what a leaver left are found on PostgreSQL too, and add up', async () => {
  const world = await createWorld({ db: stores.db });
  for (let n = 0; n < 4; n++)
    await claimOffer(world.ctx, await offeredLead(world, `p${n}@c${n}.test`));
  const back = await offeredLead(world, 'p5@c5.test');
  await declineOffer(world.ctx, { ...back, reasonId: 'wrong_language', note: null });
  const { leadId } = await offeredLead(world, 'p6@c6.test');
  const gift = { leadId, toRepId: 'lou', reason: 'Knows them', final: true, actor: MIA };
  await overrideAssignment(world.ctx, gift);
  await deactivateRep(world.ctx, { repId: 'ana', actor: MIA });
  world.pass('90d');
  world.pass('17h');
  await housekeep(world.ctx);
  const until = new Date(world.ctx.clock.now().getTime() + 1);
  const [figures] = await loadFairness(world.ctx, { since: MONDAY, until });
  if (!figures) throw new Error('There are no figures.');
  const { reps, draws, refunded } = figures;
  const sum = (of: (one: (typeof reps)[number]) => number) =>
    reps.reduce((all, one) => all + units(of(one)), 0);
  expect(refunded).toBeGreaterThanOrEqual(2);
  expect(sum(({ received }) => received)).toBe(units(draws - refunded));
  expect(sum(({ lag }) => lag)).toBe(0);
  expect(sum(({ settled }) => settled)).toBe(0);
  expect(reps.find(({ rep }) => rep === 'lou')).toMatchObject({ received: 0, beyond: 1 });
  expect(reps.find(({ rep }) => rep === 'ana')).toMatchObject({ lag: 0, opening: 0 });
  expect(reps.some(({ settled }) => settled !== 0)).toBe(true);
});
