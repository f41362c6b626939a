import { expect, test } from 'vitest';
import { loadHome } from '../../../src/services/home/load-home.ts';
import { claimOffer } from '../../../src/services/offer/claim-offer.ts';
import { askedAbout, offeredLead } from '../../support/cast.ts';
import { createWorld, MONDAY, type World } from '../../support/world.ts';

const home = async ({ ctx }: World) => loadHome(ctx, { userId: 'U0MIA' });

test('where no lead is at risk, Home knows the last that was, and how long its claim took', async () => {
  const world = await createWorld();
  const calm = await offeredLead(world, 'a@initech.test');
  await claimOffer(world.ctx, calm);
  expect(await home(world)).toMatchObject({ lastRisk: null });
  const { leadId } = await offeredLead(world);
  for (let minute = 0; minute < 16; minute += 1) await world.advance('1m');
  const risky = await home(world);
  expect(risky).toMatchObject({ atRisk: { total: 1 }, lastRisk: null });
  await world.advance('2m');
  await claimOffer(world.ctx, await askedAbout(world, leadId));
  const { atRisk, lastRisk } = await home(world);
  expect(atRisk.total).toBe(0);
  expect(lastRisk).toMatchObject({ company: 'globex.test', at: MONDAY, tookMs: 18 * 60_000 });
});
