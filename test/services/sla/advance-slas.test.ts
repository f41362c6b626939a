import { expect, test } from 'vitest';
import { listClocks } from '../../../src/db/delivery/clock-store.ts';
import { findLead } from '../../../src/db/leads/lead-store.ts';
import { findOffer, listOffers } from '../../../src/db/leads/offer-store.ts';
import type { Card } from '../../../src/routing/model/cards/cards.ts';
import { claimOffer } from '../../../src/services/offer/claim-offer.ts';
import { advanceSlas } from '../../../src/services/sla/advance-slas.ts';
import {
  askedAbout,
  auditActions,
  lagSums,
  offeredLead,
  offerStates,
  slackFault,
} from '../../support/cast.ts';
import { createWorld, MONDAY, POLICY, ROSTER, type World } from '../../support/world.ts';

const minutes = (n: number) => new Date(MONDAY.getTime() + n * 60_000);
const kinds = (world: World) => world.posts.map((post) => post.card.kind);
const held = async (world: World, id: string) =>
  (await findLead(world.db.read, id))?.state === 'held';

async function pass(world: World, count: number): Promise<void> {
  for (let minute = 0; minute < count; minute++) await world.advance('1m');
}

/** What people above the reps were told, in a card or in its thread. */
const told = ({ posts }: World) =>
  posts.flatMap(({ card }) => {
    if (card.kind === 'escalation') return [card];
    return card.kind === 'escalation_reply' && card.says === 'missed' ? [card.card] : [];
  });

/** What stands in Slack by now, in the order in which it was posted. */
function drawn({ posts, updates }: World): Card[] {
  const last = new Map(posts.map(({ ts, card }) => [ts, card]));
  for (const { place, card } of updates) last.set(place.ts, card);
  return [...last.values()];
}

test('each point on the clock fires at its time and once', async () => {
  const world = await createWorld();
  const { leadId } = await offeredLead(world);
  await world.advance('7m');
  expect(kinds(world)).toEqual(['offer']);
  await world.advance('30s');
  expect(kinds(world)).toEqual(['offer', 'reminder']);
  await world.advance('449s');
  expect(kinds(world)).toEqual(['offer', 'reminder']);
  await world.advance('1s');
  expect(kinds(world)).toEqual(['offer', 'reminder', 'escalation']);
  await world.advance('119s');
  expect(await offerStates(world, leadId)).toEqual(['made']);
  await world.advance('1s');
  expect(await offerStates(world, leadId)).toEqual(['expired', 'made']);
  const fired = (await auditActions(world, leadId)).filter((action) => action.startsWith('sla.'));
  expect(fired).toEqual(['sla.reminded', 'sla.breached', 'sla.escalated']);
});

test('a tick with nothing due moves nothing', async () => {
  const world = await createWorld();
  await offeredLead(world);
  expect(await advanceSlas(world.ctx)).toBe(0);
});

test('after a downtime what came due fires once, in order, without late reminders', async () => {
  const world = await createWorld();
  const { leadId } = await offeredLead(world);
  world.pass('3d');
  expect(await advanceSlas(world.ctx)).toBe(1);
  expect(await advanceSlas(world.ctx)).toBe(0);
  const actions = (await auditActions(world, leadId)).slice(-4);
  expect(actions).toEqual(['sla.breached', 'sla.escalated', 'offer.expired', 'lead.offered']);
  await world.settle();
  expect(await offerStates(world, leadId)).toEqual(['expired', 'made']);
  expect(kinds(world)).not.toContain('reminder');
});

test('two ticks at once fire each point once', async () => {
  const world = await createWorld();
  const { leadId } = await offeredLead(world);
  world.pass('20m');
  await Promise.all([advanceSlas(world.ctx), advanceSlas(world.ctx), advanceSlas(world.ctx)]);
  expect(await offerStates(world, leadId)).toEqual(['expired', 'made']);
  const actions = await auditActions(world, leadId);
  expect(actions.filter((action) => action === 'sla.breached')).toHaveLength(1);
});

test('a card that did not arrive is nobody’s miss: no reminder, no breach, no blame', async () => {
  const world = await createWorld();
  for (let i = 0; i < 40; i++) world.failNextPost(slackFault.unreachable());
  const { leadId } = await offeredLead(world);
  await pass(world, 20);
  expect(await offerStates(world, leadId)).toEqual(['made']);
  expect(await auditActions(world, leadId)).toEqual(['lead.received', 'lead.offered']);
});

test('a card that arrives late gives the rep the whole window from then', async () => {
  const world = await createWorld();
  for (let i = 0; i < 40; i++) world.failNextPost(slackFault.unreachable());
  const { leadId, offerId } = await offeredLead(world);
  while (world.posts.length === 0) await world.advance('1m');
  const offer = await findOffer(world.db.read, offerId);
  const deliveredAt = offer?.deliveredAt?.getTime() ?? 0;
  expect(deliveredAt).toBeGreaterThan(minutes(15).getTime());
  expect(offer?.dueAt).toEqual(new Date(deliveredAt + 15 * 60_000));
  const [clock] = await listClocks(world.db.read, leadId);
  expect(clock).toMatchObject({ state: 'running', fired: 0, dueAt: offer?.dueAt });
  await world.advance('14m');
  expect(kinds(world)).not.toContain('escalation');
  await world.advance('1m');
  expect(kinds(world)).toContain('escalation');
});

test('a card that never arrives ends on hold within the deadline, refunded, with a page', async () => {
  const policy = POLICY.replace('max_reroutes: 3', 'max_reroutes: 3, lead_deadline: 1h');
  const world = await createWorld({ policy });
  const { leadId, offerId } = await (async () => {
    for (let i = 0; i < 65; i++) world.failNextPost(slackFault.unreachable());
    return offeredLead(world);
  })();
  while (!(await held(world, leadId))) await world.advance('1m');
  expect(world.ctx.clock.now()).toEqual(minutes(60));
  const offer = await findOffer(world.db.read, offerId);
  expect(offer).toMatchObject({ state: 'withdrawn', reason: 'undeliverable' });
  const lags = await world.db.read.select().from(world.db.t.lags);
  expect(lags.every(({ lag }) => lag === 0)).toBe(true);
  expect(await auditActions(world, leadId)).toContain('lead.held');
});

test('the last reroute is followed by hold and exactly one page', async () => {
  const policy = POLICY.replace('max_reroutes: 3', 'max_reroutes: 1');
  const world = await createWorld({ policy });
  const { leadId } = await offeredLead(world);
  await pass(world, 34);
  expect(await offerStates(world, leadId)).toEqual(['expired', 'expired']);
  expect(await held(world, leadId)).toBe(true);
  const pages = () => told(world).filter(({ cause }) => cause === 'nobody');
  expect(pages()).toHaveLength(1);
  expect(pages()[0]).toMatchObject({ why: '2 reps did not answer', mention: 'U0MIA' });
  await pass(world, 60);
  expect(pages()).toHaveLength(1);
  expect(await lagSums(world.db)).toEqual([0]);
});

test('a silent rep is left out for the round, and only for it', async () => {
  const world = await createWorld();
  const { leadId } = await offeredLead(world);
  await pass(world, 60);
  const offers = await listOffers(world.db.read, leadId);
  expect(new Set(offers.map((offer) => offer.repId)).size).toBe(3);
  expect(await findLead(world.db.read, leadId)).toMatchObject({ state: 'held', round: 2 });
});

test('the deadline of a lead ends its rerouting, however many reps are left', async () => {
  const policy = POLICY.replace('max_reroutes: 3', 'max_reroutes: 9, lead_deadline: 20m');
  const world = await createWorld({ policy });
  const { leadId } = await offeredLead(world);
  await pass(world, 40);
  expect(await held(world, leadId)).toBe(true);
  expect((await offerStates(world, leadId)).length).toBeLessThan(3);
});

test('a rep who answers in the second before the reroute keeps the lead', async () => {
  const world = await createWorld();
  const asked = await offeredLead(world);
  await world.advance('1019s');
  expect(await askedAbout(world, asked.leadId)).toMatchObject({ offerId: asked.offerId });
});

test('an escalation names the rep whose time is over now, and until when a late click counts', async () => {
  const world = await createWorld();
  const { leadId } = await offeredLead(world);
  await pass(world, 15);
  const card = () => told(world).at(-1);
  expect(card()).toMatchObject({
    repName: 'Ana Ruiz',
    missedAt: minutes(15),
    current: { name: 'Ana Ruiz', dueAt: minutes(17) },
  });
  await pass(world, 17);
  const next = await askedAbout(world, leadId);
  expect(next.repId).toBe('ben');
  expect(card()).toMatchObject({
    repName: 'Ben Koch',
    missedAt: minutes(32),
    current: { name: 'Ben Koch', dueAt: minutes(34) },
  });
});

test('where nothing takes the lead from the rep, the escalation gives no end, in the rep’s own zone', async () => {
  const policy = POLICY.replace('[escalate, { reroute: 2m }]', '[escalate]').replace(
    'manager: mia, ',
    '',
  );
  const roster = `
version: 1
reps: [{ id: ana, name: Ana Ruiz, slack: U0ANA, role: admin, timezone: Europe/Madrid }]
`;
  const alone = policy.replace('{ ana: 100, ben: 100, cleo: 100 }', '{ ana: 100 }');
  const world = await createWorld({ policy: alone, roster });
  await offeredLead(world);
  await pass(world, 15);
  expect(world.posts.at(-2)?.card).toMatchObject({ kind: 'reminder', goesOn: false });
  expect(world.posts.at(-1)?.card).toMatchObject({
    kind: 'escalation',
    current: { name: 'Ana Ruiz', dueAt: null, late: true },
    nextSteps: [],
    timeZone: 'Europe/Madrid',
  });
});

test('two reminders leave one live card: the newest has the buttons and the news', async () => {
  const policy = POLICY.replace('remind: [50%]', 'remind: [40%, 80%]');
  const world = await createWorld({ policy });
  const { offerId, actor } = await offeredLead(world);
  await pass(world, 13);
  expect(drawn(world)).toMatchObject([
    { kind: 'offer', remindedAt: minutes(6) },
    { kind: 'reminder', remindedAt: minutes(12) },
    { kind: 'reminder', settled: null },
  ]);
  await claimOffer(world.ctx, { offerId, actor });
  await world.settle();
  expect(drawn(world)).toMatchObject([
    { kind: 'offer', remindedAt: minutes(6) },
    { kind: 'reminder', remindedAt: minutes(12) },
    { kind: 'reminder', remindedAt: null, settled: { as: 'claimed' } },
  ]);
});

test('of the escalations of one lead the newest is the live one, where there are no threads', async () => {
  const policy = POLICY.replace(', channel: C0EMEA', '');
  const roster = ROSTER.replace('managers: C0MANAGERS, ', '');
  const world = await createWorld({ policy, roster });
  await offeredLead(world);
  await pass(world, 32);
  const cards = drawn(world).filter(({ kind }) => kind === 'escalation');
  expect(cards).toMatchObject([{ newerAt: minutes(32) }, { current: { name: 'Ben Koch' } }]);
  expect(cards[1]).not.toHaveProperty('newerAt', expect.any(Date));
});

test('a channel has one card of a lead, which stays the live one', async () => {
  const world = await createWorld();
  await offeredLead(world);
  await pass(world, 32);
  const cards = drawn(world).filter(({ kind }) => kind === 'escalation');
  expect(cards).toMatchObject([{ newerAt: null, current: { name: 'Ben Koch' } }]);
});
