import { expect, test } from 'vitest';
import { insertCard } from '../../../src/db/delivery/card-store.ts';
import { findMessage, takeDueMessages } from '../../../src/db/delivery/outbox-store.ts';
import { deliverOutbox, SENDING_LEASE_MS } from '../../../src/services/delivery/deliver-outbox.ts';
import {
  listOutbox,
  retryOutboxMessage,
  showOutboxMessage,
} from '../../../src/services/delivery/manage-outbox.ts';
import { claimOffer } from '../../../src/services/offer/claim-offer.ts';
import { routeLead } from '../../../src/services/placing/route-lead.ts';
import {
  askedAbout,
  auditActions,
  MIA,
  offeredLead,
  offerStates,
  slackFault,
  withoutTrace,
} from '../../support/cast.ts';
import { createWorld, type World } from '../../support/world.ts';

const CARD = { kind: 'offer' } as const;
const offerCards = (world: World) => world.posts.filter(({ card }) => card.kind === 'offer');
const messageOf = async (world: World, kind: string) => {
  const message = (await listOutbox(world.ctx)).find((one) => one.kind === kind);
  if (!message) throw new Error(`There is no ${kind} in the outbox.`);
  return message;
};

test('a failed post is tried again, and counted', async () => {
  const world = await createWorld();
  world.failNextPost(slackFault.unreachable());
  await offeredLead(world);
  expect(await messageOf(world, 'offer')).toMatchObject({
    state: 'retry',
    attempts: 1,
    lastError: 'upstream.unreachable: no connection',
  });
  await world.advance('2s');
  expect(world.posts).toMatchObject([{ card: { ...CARD, repeated: false } }]);
  expect(await messageOf(world, 'offer')).toMatchObject({ state: 'done', attempts: 2 });
});

test('being asked to wait is waited for and not counted', async () => {
  const world = await createWorld();
  world.failNextPost(slackFault.rateLimited(7_000));
  await offeredLead(world);
  await world.advance('6s');
  expect(world.posts).toEqual([]);
  expect(await messageOf(world, 'offer')).toMatchObject({ state: 'retry', attempts: 0 });
  await world.advance('1s');
  expect(world.posts).toHaveLength(1);
});

test('after a lost answer the card is sent once more after 20 s, marked as sent again', async () => {
  const world = await createWorld();
  world.failNextPost(slackFault.uncertain());
  await offeredLead(world);
  await world.advance('19s');
  expect(world.posts).toEqual([]);
  expect((await messageOf(world, 'offer')).state).toBe('uncertain');
  await world.advance('1s');
  expect(world.posts).toMatchObject([{ card: { ...CARD, repeated: true } }]);
  const cards = await world.db.read.select().from(world.db.t.slackCards);
  expect(cards).toMatchObject([{ kind: 'offer', repeated: true }]);
});

test('a second lost answer is a dead letter, logged and never sent a third time', async () => {
  const world = await createWorld();
  for (let i = 0; i < 2; i++) world.failNextPost(slackFault.uncertain());
  await offeredLead(world);
  await world.advance('20s');
  expect((await messageOf(world, 'offer')).state).toBe('dead');
  await world.advance('1m');
  expect(offerCards(world)).toEqual([]);
  expect(world.posts).toMatchObject([{ to: 'C0EMEA', card: { kind: 'escalation' } }]);
  expect(world.errors).toMatchObject([{ code: 'upstream.uncertain', kind: 'offer' }]);
});

test('a refusal before a known answer keeps the mark for the next copy', async () => {
  const world = await createWorld();
  world.failNextPost(slackFault.uncertain());
  world.failNextPost(slackFault.rateLimited(1_000));
  await offeredLead(world);
  await world.advance('20s');
  await world.advance('1s');
  expect(world.posts).toMatchObject([{ card: { ...CARD, repeated: true } }]);
});

test('a card Slack refuses for good withdraws the offer, asks the next rep and tells somebody', async () => {
  const world = await createWorld();
  world.failNextPost(slackFault.refused('messages_tab_disabled'));
  const leadId = await world.submit('dana@globex.test');
  await world.settle();
  expect(await offerStates(world, leadId)).toEqual(['withdrawn', 'made']);
  await world.advance('1s');
  const kinds = world.posts.map(({ card }) => card.kind).toSorted();
  expect(kinds).toEqual(['notice', 'offer']);
  expect(world.posts.find(({ card }) => card.kind === 'notice')?.to).toBe('C0EMEA');
  expect(await auditActions(world, leadId)).toContain('offer.undeliverable');
  const draws = await world.db.read.select().from(world.db.t.draws);
  expect(draws.filter(({ refundedAt }) => refundedAt !== null)).toHaveLength(1);
});

test('an escalation tries the next place when a channel is gone', async () => {
  const world = await createWorld();
  await offeredLead(world);
  await world.advance('14m');
  world.failNextPost(slackFault.refused('channel_not_found'));
  await world.advance('1m');
  const escalated = world.posts.find(({ card }) => card.kind === 'escalation');
  expect(escalated?.to).toBe('C0MANAGERS');
  expect(world.posts.at(-1)).toMatchObject({ to: 'U0LOU', card: { kind: 'channel_lost' } });
});

test('a dead letter is sent again by hand, once, with an audit row', async () => {
  const world = await createWorld();
  for (let i = 0; i < 2; i++) world.failNextPost(slackFault.uncertain());
  const { leadId } = await offeredLead(world);
  await world.advance('20s');
  const { id } = await messageOf(world, 'offer');
  const retry = () => retryOutboxMessage(world.ctx, { id, actor: MIA });
  expect(await retry()).toEqual({ outcome: 'retried' });
  expect(await auditActions(world, leadId)).toContain('outbox.retried');
  expect(await withoutTrace(world, retry)).toEqual({ outcome: 'not_retryable', state: 'retry' });
  await world.settle();
  expect(offerCards(world)).toHaveLength(1);
  expect(await showOutboxMessage(world.ctx, { id })).toMatchObject({ state: 'done' });
  const gone = { id: 'msg_gone', actor: MIA };
  expect(await retryOutboxMessage(world.ctx, gone)).toEqual({ outcome: 'unknown_message' });
});

test('what a lead tells the CRM leaves in order, also when the first is refused for a while', async () => {
  const world = await createWorld();
  world.failNextEvent(slackFault.unreachable());
  const asked = await offeredLead(world);
  await claimOffer(world.ctx, asked);
  await world.settle();
  expect(world.events).toEqual([]);
  await world.advance('5s');
  expect(world.events.map(({ type }) => type)).toEqual([
    'assignment.offered',
    'crm.owner_set',
    'crm.task_created',
    'assignment.claimed',
  ]);
});

test('one lead’s trouble does not hold up another lead', async () => {
  const world = await createWorld();
  world.failNextEvent(slackFault.unreachable());
  await offeredLead(world, 'dana@globex.test');
  await offeredLead(world, 'kim@initech.test');
  expect(world.events).toMatchObject([{ type: 'assignment.offered' }]);
});

test('a process that dies while sending leaves its message to others after the lease', async () => {
  const world = await createWorld();
  const leadId = await world.submit('dana@globex.test');
  await routeLead(world.ctx, { leadId });
  const now = world.ctx.clock.now();
  const take = {
    destination: 'slack',
    now,
    leaseMs: SENDING_LEASE_MS,
    lanes: [{ limit: 9 }],
  } as const;
  const [taken] = await takeDueMessages(world.db, take);
  await world.advance('29s');
  expect(world.posts).toEqual([]);
  await world.advance('1s');
  expect(world.posts).toMatchObject([{ card: { ...CARD, repeated: true } }]);
  expect(await findMessage(world.db.read, taken?.id ?? '')).toMatchObject({ state: 'done' });
});

test('two workers never take the same message', async () => {
  const world = await createWorld();
  for (let n = 0; n < 10; n++) {
    await routeLead(world.ctx, { leadId: await world.submit(`p${n}@c${n}.test`) });
  }
  const deliver = () =>
    deliverOutbox(world.ctx, { destination: 'slack', couriers: world.couriers });
  const taken = await Promise.all([deliver(), deliver(), deliver()]);
  expect(taken.reduce((sum, n) => sum + n, 0)).toBe(10);
  expect(world.posts).toHaveLength(10);
});

test('an offer answered before its card left is not sent any more', async () => {
  const world = await createWorld();
  world.failNextPost(slackFault.unreachable());
  const { leadId } = await offeredLead(world);
  await claimOffer(world.ctx, await askedAbout(world, leadId));
  await world.advance('1m');
  expect(world.posts).toEqual([]);
});

test('edits of several copies get through although Slack allows one at a time', async () => {
  const world = await createWorld();
  const { leadId, offerId, actor } = await offeredLead(world);
  const [card] = await world.db.read.select().from(world.db.t.slackCards);
  if (!card) throw new Error('The offer has no card.');
  await world.db.tx((tx) => insertCard(tx, { ...card, id: 'crd_2', ts: '99.0' }));
  let freeAt = 0;
  world.couriers.messenger.update = async (place, drawn) => {
    const now = world.ctx.clock.now().getTime();
    if (now < freeAt) throw slackFault.rateLimited(freeAt - now);
    freeAt = now + 1_000;
    world.updates.push({ place, card: drawn });
  };
  await claimOffer(world.ctx, { offerId, actor });
  await world.settle();
  for (let second = 0; second < 10; second++) await world.advance('1s');
  const waiting = (await listOutbox(world.ctx)).filter(
    ({ state, kind }) => state !== 'done' && kind !== 'undo_over',
  );
  expect(waiting).toEqual([]);
  const last = new Map(world.updates.map(({ place, card: drawn }) => [place.ts, drawn]));
  const claimed = { kind: 'offer', state: 'claimed', lead: { leadId } };
  expect([last.get(card.ts), last.get('99.0')]).toMatchObject([claimed, claimed]);
});
