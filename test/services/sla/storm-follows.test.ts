import { expect, test } from 'vitest';
import type { EscalationStorm } from '../../../src/routing/model/cards/escalation-cards.ts';
import { closeLead } from '../../../src/services/closing/close-lead.ts';
import { claimOffer } from '../../../src/services/offer/claim-offer.ts';
import { declineOffer } from '../../../src/services/offer/decline-offer.ts';
import { undoLast } from '../../../src/services/ownership/undo-last.ts';
import { setAvailability } from '../../../src/services/people/set-availability.ts';
import { askedAbout, MIA, rep } from '../../support/cast.ts';
import { createWorld, POLICY, type World } from '../../support/world.ts';

const LADDER = POLICY.replace(
  '[escalate, { reroute: 2m }]',
  '[escalate, { escalate: 10m, to: managers }]',
);

/** Seven leads whose time is over, in one message that left at once. */
async function aStorm(): Promise<[World, string[]]> {
  const world = await createWorld({ policy: LADDER });
  const leads: string[] = [];
  for (let n = 0; n < 7; n++) leads.push(await world.submit(`p${n}@c${n}.test`));
  await world.settle();
  await world.advance('15m');
  await world.advance('3s');
  return [world, leads];
}

async function claim(world: World, ids: string[]): Promise<void> {
  for (const leadId of ids) await claimOffer(world.ctx, await askedAbout(world, leadId));
}

function editsIn(world: World, channel: string): EscalationStorm[] {
  return world.updates.flatMap(({ place, card }) =>
    card.kind === 'escalation_storm' && place.channel === channel ? [card] : [],
  );
}
const edits = (world: World) => editsIn(world, 'C0EMEA');

test('what is claimed within a moment leaves the message in one edit', async () => {
  const [world, leads] = await aStorm();
  await claim(world, leads.slice(0, 2));
  await world.settle();
  expect(edits(world)).toEqual([]);
  await world.advance('1s');
  expect(edits(world)).toMatchObject([{ told: 7, count: 5, settled: null }]);
  const left = edits(world)[0]?.rows.map(({ leadId }) => leadId);
  expect(left).toEqual(leads.slice(2));
});

test('a lead that the message does not tell of leaves it alone', async () => {
  const [world] = await aStorm();
  const other = await world.submit('dana@other.test');
  await world.settle();
  await claim(world, [other]);
  await world.advance('1s');
  expect(edits(world)).toEqual([]);
});

test('it says who has them once none is left, and opens again with a claim taken back', async () => {
  const [world, leads] = await aStorm();
  const [first = '', ...rest] = leads;
  const asked = await askedAbout(world, first);
  await claim(world, rest);
  await world.advance('1s');
  await claim(world, [first]);
  await world.advance('1s');
  const { settled, count } = edits(world).at(-1) ?? {};
  expect(count).toBe(0);
  expect(settled).toMatchObject({ closed: 0, quarantined: 0 });
  expect(settled?.owners.map(({ leads: n }) => n)).toEqual([3, 2, 2]);
  await undoLast(world.ctx, { leadId: first, actor: asked.actor });
  await world.advance('1s');
  expect(edits(world).at(-1)).toMatchObject({ count: 1, settled: null });
});

test('what is closed needs nobody, and keeps the owner that it had', async () => {
  const [world, [closed = '', won = '', ...rest]] = await aStorm();
  await claim(world, [won, ...rest]);
  const close = { reason: null, actor: MIA };
  await closeLead(world.ctx, { leadId: closed, closeAs: 'not_a_fit', ...close });
  await closeLead(world.ctx, { leadId: won, closeAs: 'converted', ...close });
  await world.advance('1s');
  const { settled } = edits(world).at(-1) ?? {};
  expect(settled?.closed).toBe(1);
  expect(settled?.owners.reduce((sum, { leads }) => sum + leads, 0)).toBe(6);
});

test('a lead that moves on is told with whoever is asked now', async () => {
  const [world, [moved = '']] = await aStorm();
  const asked = await askedAbout(world, moved);
  await declineOffer(world.ctx, { ...asked, reasonId: 'full', note: null });
  await world.advance('1s');
  const row = edits(world)[0]?.rows.find(({ leadId }) => leadId === moved);
  const next = await askedAbout(world, moved);
  expect(next.repId).not.toBe(asked.repId);
  expect(row?.current).toMatchObject({ late: false });
});

test('what was on hold is told with whom it goes to when somebody is back', async () => {
  const world = await createWorld({ policy: LADDER });
  const people = ['ana', 'ben', 'cleo'];
  for (const repId of people)
    await setAvailability(world.ctx, { repId, away: { until: null }, actor: MIA });
  // The first five are told one by one.
  for (let n = 0; n < 12; n++) await world.submit(`p${n}@c${n}.test`);
  await world.settle();
  await world.advance('3s');
  const posted = world.posts.flatMap(({ card }) => (card.kind === 'escalation_storm' ? card : []));
  expect(posted).toMatchObject([{ count: 7 }]);
  const isHeld = posted[0]?.rows.every(({ current, held }) => held && current === null);
  expect(isHeld).toBe(true);
  for (const repId of people)
    await setAvailability(world.ctx, { repId, away: null, actor: rep(repId) });
  await world.settle();
  await world.advance('1s');
  const names = edits(world)
    .at(-1)
    ?.rows.map(({ current }) => current?.name);
  expect(names).toContain('Ana Ruiz');
  const alone = world.updates.flatMap(({ card }) => (card.kind === 'escalation' ? card : []));
  expect(alone.at(-1)?.current).not.toBeNull();
});

test('each level has a message of its own, and all of them follow', async () => {
  const [world, [first = '']] = await aStorm();
  await world.advance('10m');
  await world.advance('3s');
  world.updates.length = 0;
  await claim(world, [first]);
  await world.advance('1s');
  expect(edits(world)).toMatchObject([{ count: 6 }]);
  expect(editsIn(world, 'DU0MIA')).toMatchObject([{ count: 6 }]);
});

test.each([
  ['is edited once it stands', 1],
  ['is left alone where nothing moved', 0],
])('what moves while the message is under way: it %s', async (_, moving) => {
  const world = await createWorld({ policy: LADDER });
  const leads: string[] = [];
  for (let n = 0; n < 7; n++) leads.push(await world.submit(`p${n}@c${n}.test`));
  await world.settle();
  await world.advance('15m');
  const { messenger } = world.couriers;
  world.couriers.messenger = {
    ...messenger,
    async post(to, card, thread) {
      if (card.kind === 'escalation_storm') await claim(world, leads.slice(0, moving));
      return messenger.post(to, card, thread);
    },
  };
  await world.advance('3s');
  await world.advance('1s');
  expect(edits(world).map(({ count }) => count)).toEqual(moving === 1 ? [6] : []);
});
