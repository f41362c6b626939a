import { expect, test } from 'vitest';
import { listClocks } from '../../../src/db/delivery/clock-store.ts';
import { findLead } from '../../../src/db/leads/lead-store.ts';
import { claimOffer } from '../../../src/services/offer/claim-offer.ts';
import { logTouch } from '../../../src/services/ownership/log-touch.ts';
import { auditActions, GUEST, MIA, offeredLead, rep, withoutTrace } from '../../support/cast.ts';
import { createWorld } from '../../support/world.ts';

async function claimed() {
  const world = await createWorld();
  const asked = await offeredLead(world);
  await claimOffer(world.ctx, asked);
  return { world, ...asked };
}

test('the owner’s touch meets the first-touch clock', async () => {
  const { world, leadId, actor } = await claimed();
  expect(await logTouch(world.ctx, { leadId, actor })).toMatchObject({ outcome: 'logged' });
  expect((await findLead(world.db.read, leadId))?.state).toBe('working');
  const clocks = await listClocks(world.db.read, leadId);
  expect(clocks.at(-1)).toMatchObject({ kind: 'first_touch', state: 'met', nextEventAt: null });
  expect((await auditActions(world, leadId)).at(-1)).toBe('lead.touched');
  const before = world.posts.length;
  await world.advance('1d');
  expect(world.posts.length).toBe(before);
});

test('a manager may log it for the owner, another rep may not', async () => {
  const { world, leadId, repId } = await claimed();
  const actor = rep(repId === 'ana' ? 'ben' : 'ana');
  const refused = await withoutTrace(world, () => logTouch(world.ctx, { leadId, actor }));
  expect(refused).toMatchObject({ outcome: 'not_permitted' });
  expect(await logTouch(world.ctx, { leadId, actor: MIA })).toMatchObject({ outcome: 'logged' });
});

test('an offered lead cannot be touched yet', async () => {
  const world = await createWorld();
  const { leadId } = await offeredLead(world);
  const touch = () => logTouch(world.ctx, { leadId, actor: MIA });
  expect(await withoutTrace(world, touch)).toMatchObject({ outcome: 'not_claimed' });
});

test('a stranger and an unknown lead change nothing', async () => {
  const { world, leadId } = await claimed();
  const touch = (input: Parameters<typeof logTouch>[1]) =>
    withoutTrace(world, () => logTouch(world.ctx, input));
  expect(await touch({ leadId, actor: GUEST })).toEqual({ outcome: 'stranger' });
  expect(await touch({ leadId: 'lead_gone', actor: MIA })).toEqual({ outcome: 'unknown_lead' });
});

test('silence after the claim nags the owner, then tells the manager, and never reroutes', async () => {
  const { world, leadId, repId } = await claimed();
  for (let hour = 0; hour < 12; hour++) await world.advance('1h');
  const later = world.posts.slice(1).map((post) => post.card.kind);
  expect(later).toContain('touch_reminder');
  expect(world.posts.at(-1)).toMatchObject({ to: 'C0EMEA', card: { kind: 'notice' } });
  expect(await findLead(world.db.read, leadId)).toMatchObject({ state: 'claimed', ownerId: repId });
});
