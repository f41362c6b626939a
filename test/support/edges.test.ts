import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { offeredLead } from './cast.ts';
import { createWorld } from './world.ts';

test('a change of state that is not drawn is refused by every store of the tests', async () => {
  const world = await createWorld();
  const { offerId } = await offeredLead(world);
  const { offers } = world.db.t;
  const become = (state: 'expired' | 'claimed') =>
    world.db.tx((tx) => tx.update(offers).set({ state }).where(eq(offers.id, offerId)));
  await become('expired');
  await become('expired');
  await expect(become('claimed')).rejects.toThrow('draws no such change of state in offers');
});
