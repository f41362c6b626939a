import { expect, test } from 'vitest';
import { claimOffer } from '../../../src/services/offer/claim-offer.ts';
import { extendOffer } from '../../../src/services/offer/extend-offer.ts';
import {
  askedAbout,
  auditActions,
  GUEST,
  MIA,
  offeredLead,
  offerStates,
  rep,
  withoutTrace,
} from '../../support/cast.ts';
import { createWorld, MONDAY } from '../../support/world.ts';

const after = (minutes: number) => new Date(MONDAY.getTime() + minutes * 60_000);

test('more minutes move the end of the time and all that follows', async () => {
  const world = await createWorld();
  const { leadId } = await offeredLead(world);
  await world.advance('14m');
  const extended = await extendOffer(world.ctx, { leadId, minutes: 30, actor: MIA });
  expect(extended).toMatchObject({ outcome: 'extended', until: after(45) });
  expect(await auditActions(world, leadId)).toContain('offer.extended');
  await world.advance('30m');
  expect(world.posts.some((post) => post.card.kind === 'escalation')).toBe(false);
  await world.advance('1m');
  expect(world.posts.at(-1)).toMatchObject({ to: 'C0EMEA', card: { cause: 'missed' } });
  await world.advance('2m');
  expect(await offerStates(world, leadId)).toEqual(['expired', 'made']);
});

test('after the breach the minutes count from now, and the reroute waits', async () => {
  const world = await createWorld();
  const { leadId, repId } = await offeredLead(world);
  await world.advance('16m');
  const extended = await extendOffer(world.ctx, { leadId, minutes: 10, actor: MIA });
  expect(extended).toMatchObject({ until: after(26) });
  await world.advance('9m');
  expect(await askedAbout(world, leadId)).toMatchObject({ repId });
});

test('there is nothing to extend once it is claimed', async () => {
  const world = await createWorld();
  const asked = await offeredLead(world);
  await claimOffer(world.ctx, asked);
  const extend = () => extendOffer(world.ctx, { leadId: asked.leadId, minutes: 5, actor: MIA });
  expect(await withoutTrace(world, extend)).toMatchObject({ outcome: 'nothing_running' });
});

test('only managers extend, and only leads that exist', async () => {
  const world = await createWorld();
  const { leadId } = await offeredLead(world);
  const extend = (input: Partial<Parameters<typeof extendOffer>[1]>) =>
    withoutTrace(world, () => extendOffer(world.ctx, { leadId, minutes: 5, actor: MIA, ...input }));
  expect(await extend({ actor: rep('ana') })).toMatchObject({ outcome: 'not_permitted' });
  expect(await extend({ actor: GUEST })).toEqual({ outcome: 'stranger' });
  expect(await extend({ leadId: 'lead_gone' })).toEqual({ outcome: 'unknown_lead' });
});
