import { expect, test } from 'vitest';
import { beginDueTimeOff } from '../../../src/services/hours/begin-due-time-off.ts';
import { auditActions, offeredLead, offerStates } from '../../support/cast.ts';
import { expectSound } from '../../support/invariants.ts';
import { openRivals } from '../../support/rivals.ts';
import { createWorld } from '../../support/world.ts';
import { plan } from './off-duty.ts';

const stores = await openRivals();

test('on two servers time off begins once', async () => {
  const world = await createWorld({ db: stores.db });
  const other = { ...world.ctx, db: stores.rival };
  await world.advance('119m');
  const { leadId, repId } = await offeredLead(world);
  for (const id of ['ana', 'ben', 'cleo']) if (id !== repId) await plan(world, { repId: id });
  await plan(world, { repId });
  world.pass('1m');
  const begun = await Promise.all([world.ctx, other, world.ctx, other].map(beginDueTimeOff));
  expect(begun.reduce((sum, count) => sum + count)).toBe(3);
  const began = (await auditActions(world)).filter((one) => one === 'rep.time_off_began');
  expect(began).toHaveLength(3);
  expect((await offerStates(world, leadId)).at(-1)).toBe('withdrawn');
  await expectSound(stores.db);
});

test('two servers do not plan what overlaps', async () => {
  const world = await createWorld({ db: stores.db });
  const other = { ...world, ctx: { ...world.ctx, db: stores.rival } };
  for (let n = 0; n < 20; n++) {
    const from = new Date(world.ctx.clock.now().getTime() + (n + 1) * 86_400_000);
    const until = new Date(from.getTime() + 3_600_000);
    const both = await Promise.all(
      [world, other].map((one) => plan(one, { repId: 'ana', from, until })),
    );
    expect(both.map(({ outcome }) => outcome).toSorted()).toEqual(['overlaps', 'planned']);
  }
});
