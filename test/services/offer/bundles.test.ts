import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { takeDueMessages } from '../../../src/db/delivery/outbox-store.ts';
import type { BundleCard } from '../../../src/routing/model/cards/cards.ts';
import { listOutbox, retryOutboxMessage } from '../../../src/services/delivery/manage-outbox.ts';
import { explainLead } from '../../../src/services/look-up/explain-lead.ts';
import { claimOffer } from '../../../src/services/offer/claim-offer.ts';
import { declineOffer } from '../../../src/services/offer/decline-offer.ts';
import { setAvailability } from '../../../src/services/people/set-availability.ts';
import { routeDue } from '../../../src/services/placing/route-due.ts';
import { askedAbout, auditActions, MIA, offerStates, slackFault } from '../../support/cast.ts';
import { createWorld, POLICY, ROSTER, type World } from '../../support/world.ts';

/** Ana starts at 12:00, the others do not work; the world starts at 10:00. */
const SHIFT = 'hours: { mon-fri: ["12:00-18:00"] }';
const ALONE = ROSTER.replaceAll(/(id: (ben|cleo), [^}]*) }/g, '$1, hours: {} }').replace(
  'email: ana@acme.test,',
  `email: ana@acme.test, ${SHIFT},`,
);
/** However many there are, they all come at once; however often nobody answers, all stay. */
const AT_ONCE = POLICY.replace('pools:\n  - {', 'pools:\n  - { backlog_at_once: 0,');
const PATIENT = `${AT_ONCE}away_after_misses: 0\n`;
const night = async (count: number, roster = ALONE, more: object = {}) => {
  const world = await createWorld({ roster, policy: PATIENT });
  const ids = [];
  for (let n = 0; n < count; n++) ids.push(await world.submit(`p@c${n}.test`, { ...more }));
  await world.settle();
  return { world, ids };
};
const morning = async (count: number, roster?: string, more?: object) => {
  const made = await night(count, roster, more);
  await made.world.advance('2h');
  await made.world.advance('3s');
  return made;
};
const bundles = (cards: { card: { kind: string } }[]) =>
  cards.flatMap(({ card }) => (card.kind === 'bundle' ? [card as BundleCard] : []));
const kinds = (world: World) => world.posts.map(({ card }) => card.kind);
const lastOf = (world: World) => {
  const card = bundles(world.updates).at(-1);
  if (!card) throw new Error('No bundle was drawn again.');
  return card;
};
const states = ({ rows }: BundleCard) => rows.map(({ settled }) => settled?.as ?? 'made');
const offersOf = async (world: World) => world.db.read.select().from(world.db.t.offers);

test('the leads of a night arrive as one message when the shift starts, by the time left', async () => {
  const { world, ids } = await morning(12);
  expect(world.posts).toMatchObject([{ to: 'U0ANA', card: { kind: 'bundle', repeated: false } }]);
  const [card] = bundles(world.posts);
  expect(card?.rows.map(({ lead }) => lead.leadId).toSorted()).toEqual(ids.toSorted());
  const offers = await offersOf(world);
  expect(offers.every(({ deliveredAt }) => deliveredAt !== null)).toBe(true);
  expect(offers.every(({ dueAt }) => +dueAt === Date.parse('2026-11-23T12:15Z'))).toBe(true);
  const cards = await world.db.read.select().from(world.db.t.slackCards);
  expect(cards).toMatchObject([{ kind: 'bundle', bundleId: card?.bundleId, offerId: null }]);
});

test('one lead alone is an ordinary card, and is followed like one', async () => {
  const { world, ids } = await morning(1);
  expect(kinds(world)).toEqual(['offer']);
  await claimOffer(world.ctx, await askedAbout(world, ids[0] ?? ''));
  await world.settle();
  expect(world.updates.at(-1)?.card).toMatchObject({ kind: 'offer', state: 'claimed' });
});

test('a lead is explained with the message that carried it, alone or with others', async () => {
  for (const count of [1, 3]) {
    const { world, ids } = await morning(count);
    const explained = await explainLead(world.ctx, { leadId: ids[0] ?? '' });
    expect(JSON.stringify(explained)).toContain('"kind":"bundle"');
  }
});

test('the sixteenth lead opens the next message', async () => {
  const { world } = await morning(17);
  expect(bundles(world.posts).map(({ rows }) => rows.length)).toEqual([15, 2]);
});

test('each rep has a message of their own', async () => {
  const { world } = await morning(
    9,
    ROSTER.replaceAll('manager: mia }', `manager: mia, ${SHIFT} }`),
  );
  expect(world.posts.map(({ to }) => to).toSorted()).toEqual(['U0ANA', 'U0BEN', 'U0CLEO']);
  expect(bundles(world.posts).map(({ rows }) => rows.length)).toEqual([3, 3, 3]);
});

test('a lead that comes by day has a message of its own at once', async () => {
  const { world } = await morning(2);
  await world.submit('late@globex.test');
  await world.settle();
  expect(kinds(world)).toEqual(['bundle', 'offer']);
});

test('what is decided after the message was taken goes into another one', async () => {
  const { world } = await night(4);
  const { leads } = world.db.t;
  world.pass('2h');
  await world.db.tx((tx) => tx.update(leads).set({ routeAt: new Date('2026-11-23T12:00:20Z') }));
  const [first] = await world.db.read.select().from(leads);
  const one = { routeAt: new Date('2026-11-23T12:00Z') };
  await world.db.tx((tx) =>
    tx
      .update(leads)
      .set(one)
      .where(eq(leads.id, first?.id ?? '')),
  );
  await routeDue(world.ctx);
  world.pass('3s');
  const now = world.ctx.clock.now();
  const take = { destination: 'slack', now, leaseMs: 30_000, lanes: [{ limit: 9 }] } as const;
  expect(await takeDueMessages(world.db, take)).toMatchObject([{ kind: 'bundle' }]);
  world.pass('20s');
  await routeDue(world.ctx);
  const made = await listOutbox(world.ctx);
  expect(made.filter(({ kind }) => kind === 'bundle')).toHaveLength(2);
});

test('claims and a decline shrink their rows in one edit, and the message stays one', async () => {
  const { world, ids } = await morning(4);
  const [a = '', b = '', c = ''] = ids;
  await claimOffer(world.ctx, await askedAbout(world, a));
  await claimOffer(world.ctx, await askedAbout(world, b));
  const declining = { ...(await askedAbout(world, c)), reasonId: 'full', note: null };
  expect((await declineOffer(world.ctx, declining)).outcome).toBe('declined');
  await world.settle();
  expect(world.updates).toEqual([]);
  await world.advance('1s');
  expect(bundles(world.updates)).toHaveLength(1);
  expect(states(lastOf(world)).toSorted()).toEqual(['claimed', 'claimed', 'declined', 'made']);
  expect(world.updates[0]?.place).toMatchObject({ channel: 'DU0ANA' });
});

test('reminders that come due together are one message, and the older copy shrinks', async () => {
  const { world, ids } = await morning(5);
  await claimOffer(world.ctx, await askedAbout(world, ids[0] ?? ''));
  await world.advance('1m');
  world.updates.length = 0;
  await world.advance('7m');
  await world.advance('5s');
  expect(kinds(world)).toEqual(['bundle', 'bundle']);
  const reminder = bundles(world.posts)[1];
  expect(reminder).toMatchObject({ reminder: true });
  expect(reminder && states(reminder).toSorted()).toEqual([
    'claimed',
    ...Array.from({ length: 4 }, () => 'made'),
  ]);
  await world.advance('1s');
  const last = world.updates.at(-1);
  expect(last).toMatchObject({ place: { ts: '1.0' }, card: { remindedAt: expect.any(Date) } });
  await claimOffer(world.ctx, await askedAbout(world, ids[1] ?? ''));
  await world.advance('1s');
  world.updates.length = 0;
  await claimOffer(world.ctx, await askedAbout(world, ids[2] ?? ''));
  await world.settle();
  await world.advance('1s');
  expect(new Set(world.updates.map(({ place }) => place.ts))).toEqual(new Set(['2.0']));
});

test('nobody is reminded of what is answered', async () => {
  const { world, ids } = await morning(3);
  for (const id of ids) await claimOffer(world.ctx, await askedAbout(world, id));
  await world.advance('10m');
  await world.advance('10s');
  expect(kinds(world)).toEqual(['bundle']);
});

test('the message is sent once more after a lost answer, says so, and its offers are delivered', async () => {
  const { world } = await night(3);
  world.failNextPost(slackFault.uncertain());
  await world.advance('2h');
  await world.advance('3s');
  expect(world.posts).toEqual([]);
  await world.advance('20s');
  expect(world.posts).toMatchObject([{ card: { kind: 'bundle', repeated: true } }]);
  expect((await offersOf(world)).map(({ dueAt }) => dueAt.toISOString())).toEqual(
    Array.from({ length: 3 }, () => '2026-11-23T12:15:23.000Z'),
  );
});

test('a second lost answer is a dead letter, and each lead is told to the managers', async () => {
  const { world } = await night(3);
  for (let i = 0; i < 2; i++) world.failNextPost(slackFault.uncertain());
  await world.advance('2h');
  await world.advance('3s');
  await world.advance('20s');
  await world.settle();
  expect((await listOutbox(world.ctx, { state: 'dead' })).map(({ kind }) => kind)).toEqual([
    'bundle',
  ]);
  const pages = world.posts.filter(({ card }) => card.kind === 'escalation');
  expect(pages).toHaveLength(3);
  expect((await offersOf(world)).map(({ state }) => state)).toEqual(['made', 'made', 'made']);
  const [dead] = await listOutbox(world.ctx, { state: 'dead' });
  await retryOutboxMessage(world.ctx, { id: dead?.id ?? '', actor: MIA });
  await world.settle();
  expect(bundles(world.posts).map(({ rows }) => rows.length)).toEqual([3]);
});

test('a rep Slack knows no more loses every offer of the message, and managers hear it once', async () => {
  const { world, ids } = await night(4);
  world.failNextPost(slackFault.refused('user_not_found'));
  await world.advance('2h');
  await world.advance('3s');
  for (const id of ids) expect(await offerStates(world, id)).toEqual(['withdrawn']);
  const told = world.posts.filter(({ card }) => card.kind === 'notice' && card.leadId === null);
  expect(told).toHaveLength(1);
  const withdrawn = (await auditActions(world)).filter((one) => one === 'offer.withdrawn');
  expect(withdrawn).toHaveLength(4);
  expect(await world.db.read.select().from(world.db.t.draws)).toMatchObject(
    ids.map(() => ({ refundedAt: expect.any(Date) })),
  );
});

test('what was answered before it left is not sent as a question', async () => {
  const { world, ids } = await night(3);
  await world.advance('2h');
  for (const id of ids.slice(1)) await claimOffer(world.ctx, await askedAbout(world, id));
  await world.advance('3s');
  expect(world.posts).toMatchObject([{ card: { kind: 'offer', lead: { leadId: ids[0] } } }]);
  await setAvailability(world.ctx, { repId: 'ana', away: { until: null }, actor: MIA });
  await world.advance('3s');
  expect(world.updates.at(-1)?.card).toMatchObject({ kind: 'offer', settled: { as: 'away' } });
});

test('an offer answered while it was under way on its own is drawn again', async () => {
  const { world, ids } = await night(1);
  await world.advance('2h');
  const { messenger } = world.couriers;
  const post = messenger.post;
  messenger.post = async (to, card) => {
    messenger.post = post;
    const place = await post(to, card);
    await claimOffer(world.ctx, await askedAbout(world, ids[0] ?? ''));
    return place;
  };
  await world.advance('3s');
  await world.advance('1s');
  expect(world.updates.at(-1)?.card).toMatchObject({ kind: 'offer', state: 'claimed' });
});

test('who is back from Away gets what waited in one message', async () => {
  const gone = ROSTER.replaceAll(/(id: (ben|cleo), [^}]*) }/g, '$1, hours: {} }');
  const world = await createWorld({ roster: gone });
  const set = (away: { until: null } | null) =>
    setAvailability(world.ctx, { repId: 'ana', away, actor: MIA });
  await set({ until: null });
  for (let n = 0; n < 5; n++) await world.submit(`p@c${n}.test`);
  await world.settle();
  world.posts.length = 0;
  await set(null);
  await world.settle();
  await world.advance('3s');
  expect(bundles(world.posts).map(({ rows }) => rows.length)).toEqual([5]);
});

test('what somebody leaves behind by going Away reaches the next rep at once, in one message', async () => {
  const roster = ROSTER.replace(/(id: cleo, [^}]*) }/, '$1, hours: {} }');
  const world = await createWorld({ roster });
  for (let n = 0; n < 6; n++) await world.submit(`p@c${n}.test`);
  await world.settle();
  const moving = (await offersOf(world)).filter(({ repId }) => repId === 'ana').length;
  world.posts.length = 0;
  await setAvailability(world.ctx, { repId: 'ana', away: { until: null }, actor: MIA });
  await world.settle();
  expect(world.posts).toMatchObject([{ to: 'U0BEN', card: { kind: 'bundle' } }]);
  expect(bundles(world.posts)[0]?.rows).toHaveLength(moving);
});

test('what came together and nobody answered goes on together', async () => {
  const shift = ROSTER.replaceAll(/(id: (ana|ben), [^}]*) }/g, `$1, ${SHIFT} }`);
  const roster = shift.replace(/(id: cleo, [^}]*) }/, '$1, hours: {} }');
  const { world } = await morning(4, roster);
  for (let minute = 0; minute < 18; minute++) await world.advance('1m');
  const offers = bundles(world.posts).filter(({ reminder }) => !reminder);
  expect(offers.map(({ rows }) => rows.length)).toEqual([2, 2, 2, 2]);
  const one = await world.submit('alone@globex.test');
  await world.settle();
  for (let minute = 0; minute < 17; minute++) await world.advance('1m');
  expect(await offerStates(world, one)).toEqual(['expired', 'made']);
  const alone = world.posts.filter(({ card }) => card.kind === 'offer' && card.lead.leadId === one);
  expect(alone).toHaveLength(2);
});

test('test leads come along, marked', async () => {
  const { world } = await morning(2, ALONE, { test: true });
  expect(bundles(world.posts)[0]?.rows.map(({ lead }) => lead.test)).toEqual([true, true]);
});
