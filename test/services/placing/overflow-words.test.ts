import { expect, test } from 'vitest';
import { findLead } from '../../../src/db/leads/lead-store.ts';
import { loadOfferCard } from '../../../src/services/cards/load-card.ts';
import { loadQueue } from '../../../src/services/look-up/list-leads.ts';
import { askedAbout } from '../../support/cast.ts';
import { inEnglish } from '../../support/in-english.ts';
import { createWorld, POLICY, ROSTER, type World } from '../../support/world.ts';

const POOLS = `
  - { id: emea, members: { ana: 100 }, manager: mia, channel: C0EMEA, overflow: americas }
  - { id: americas, members: { ben: 100 }, manager: mia }
segments:
  - { id: large, when: { company.employees: { gte: 1000 } }, units: 3 }
`;

/** Ana has room for two, and Ben for three, to whom it overflows. */
const openWorld = () =>
  createWorld({
    roster: ROSTER.replace('id: ana,', 'id: ana, capacity: { open: 2 },').replace(
      'id: ben,',
      'id: ben, capacity: { open: 3 },',
    ),
    policy: POLICY.replace(/\n {2}- \{ id: emea.*\n/, POOLS),
  });

async function send(world: World, email: string, company: object) {
  const leadId = await world.submit(email, { company });
  await world.settle();
  return leadId;
}

test('the card of a lead that overflows says whom it was meant for, and why this rep', async () => {
  const world = await openWorld();
  const leadId = await send(world, 'a@a.test', { employees: 2_000, country: 'ES' });
  const { repId, offerId } = await askedAbout(world, leadId);
  expect(repId).toBe('ben');
  const card = await loadOfferCard(world.ctx, { offerId, repeated: false });
  expect(inEnglish(card?.whyYou)).toEqual([
    'nobody in emea could take it, so americas is asked',
    'the only one who can take it now',
  ]);
});

test('a lead that waits because everybody is full says so, and who is full by how much', async () => {
  const world = await openWorld();
  await send(world, 'a@a.test', { employees: 2_000 });
  const leadId = await send(world, 'b@b.test', { employees: 3_000 });
  const lead = await findLead(world.db.read, leadId);
  expect([lead?.state, lead?.heldFor]).toEqual(['held', { code: 'hold.full' }]);
  const queue = await loadQueue(world.ctx);
  expect(JSON.stringify(queue)).toContain('whoever could take it is full');
  const { decisions } = world.db.t;
  const made = await world.db.read.select().from(decisions);
  expect(made.find((one) => one.leadId === leadId)?.candidates).toMatchObject([
    { rep: 'ben', why: { code: 'capacity.full', data: { open: 3, cap: 3, units: 3 } } },
    { rep: 'ana', why: { code: 'capacity.full', data: { open: 0, cap: 2, units: 3 } } },
  ]);
});
