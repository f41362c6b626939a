import { describe, expect, test } from 'vitest';
import { listClocks } from '../../../src/db/delivery/clock-store.ts';
import { findLadder } from '../../../src/db/delivery/ladder-store.ts';
import { findLead } from '../../../src/db/leads/lead-store.ts';
import type { Card } from '../../../src/routing/model/cards/cards.ts';
import { loadEscalationCard } from '../../../src/services/cards/load-escalation.ts';
import { closeLead } from '../../../src/services/closing/close-lead.ts';
import { loadStory } from '../../../src/services/look-up/load-story.ts';
import { claimOffer } from '../../../src/services/offer/claim-offer.ts';
import { extendOffer } from '../../../src/services/offer/extend-offer.ts';
import { measure } from '../../../src/services/operations/measure.ts';
import { endOutage } from '../../../src/services/outage/end-outage.ts';
import { recordOutage } from '../../../src/services/outage/record-outage.ts';
import { overrideAssignment } from '../../../src/services/ownership/override-assignment.ts';
import { undoLast } from '../../../src/services/ownership/undo-last.ts';
import { setAvailability } from '../../../src/services/people/set-availability.ts';
import { acknowledgeEscalation } from '../../../src/services/sla/acknowledge-escalation.ts';
import { advanceSlas } from '../../../src/services/sla/advance-slas.ts';
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
import { inEnglish } from '../../support/in-english.ts';
import { createWorld, MONDAY, POLICY, type World } from '../../support/world.ts';

const LADDER = POLICY.replace(
  '[escalate, { reroute: 2m }]',
  '[escalate, { reroute: 2m }, { escalate: 10m, to: managers }, { escalate: 20m, to: ops }]',
);
const atMinute = (minutes: number) => new Date(MONDAY.getTime() + minutes * 60_000);
const climbing = (policy = LADDER) => createWorld({ policy });
const LOU = rep('lou');

async function pass(world: World, count: number): Promise<void> {
  for (let minute = 0; minute < count; minute++) await world.advance('1m');
}
const levels = async (world: World, leadId: string) =>
  (await auditActions(world, leadId)).filter((action) => action === 'sla.climbed').length;
const ladder = (world: World, leadId: string) => findLadder(world.db.read, leadId);
const isSaid = (card: Card, says: string) => card.kind === 'escalation_reply' && card.says === says;
const acknowledge = (world: World, leadId: string, actor = MIA) =>
  acknowledgeEscalation(world.ctx, { leadId, actor });

describe('a lead that nobody claims', () => {
  test('climbs through its reroutes, each level once, and then tells the last again', async () => {
    const world = await climbing();
    const { leadId } = await offeredLead(world);
    await pass(world, 24);
    expect(await levels(world, leadId)).toBe(0);
    await world.advance('1m');
    expect(await levels(world, leadId)).toBe(1);
    expect(await offerStates(world, leadId)).toEqual(['expired', 'made']);
    const called = world.posts.filter(({ card }) => isSaid(card, 'climbed'));
    expect(called).toMatchObject([{ to: 'C0EMEA', card: { card: { mention: 'U0MIA' } } }]);
    await pass(world, 10);
    expect(await levels(world, leadId)).toBe(2);
    const [ops] = world.posts.filter(
      ({ to, card }) => to === 'C0OPS' && card.kind === 'escalation',
    );
    expect(ops).toMatchObject({ card: { mention: 'U0LOU' } });
    await pass(world, 15);
    expect(await levels(world, leadId)).toBe(3);
    const again = world.posts.filter(({ card }) => isSaid(card, 'again'));
    expect(again).toMatchObject([
      { to: 'C0OPS', thread: ops?.ts, card: { card: { mention: 'U0LOU' } } },
    ]);
  });

  test('has one thread in its channel; the message above it says what is true now', async () => {
    const world = await climbing();
    const { leadId } = await offeredLead(world);
    await pass(world, 40);
    const told = world.posts.filter(({ to }) => to === 'C0EMEA');
    const [root, ...lines] = told;
    expect(root?.thread).toBeUndefined();
    expect(lines.length).toBeGreaterThan(3);
    expect(lines.every(({ thread }) => thread === root?.ts)).toBe(true);
    const now = await loadEscalationCard(world.ctx, { leadId });
    const edit = world.updates.findLast(({ place }) => place.ts === root?.ts);
    expect(edit?.card).toMatchObject({
      current: now?.current,
      nextSteps: inEnglish(now?.nextSteps),
    });
  });

  test('climbs on hold as well, and from the beginning where nobody could be asked', async () => {
    const world = await climbing();
    for (const repId of ['ana', 'ben', 'cleo']) {
      await setAvailability(world.ctx, { repId, away: { until: null }, actor: MIA });
    }
    const leadId = await world.submit('dana@globex.test');
    await world.settle();
    expect((await findLead(world.db.read, leadId))?.state).toBe('held');
    await pass(world, 10);
    expect(await levels(world, leadId)).toBe(1);
    await pass(world, 10);
    expect(await levels(world, leadId)).toBe(2);
  });

  test('says what comes next by the plan of its clocks', async () => {
    const world = await climbing();
    const { leadId } = await offeredLead(world);
    await world.advance('15m');
    expect(inEnglish((await loadEscalationCard(world.ctx, { leadId }))?.nextSteps)).toEqual([
      { text: 'the next rep', at: atMinute(17) },
      { text: 'Mia Chen', at: atMinute(25) },
      { text: 'ops', at: atMinute(35) },
    ]);
    const story = await loadStory(world.ctx, { leadId, userId: null });
    const planned = inEnglish(story?.timeline)?.flatMap((line) => (line.planned ? line.text : []));
    expect(planned).toEqual([
      'the next rep is asked',
      'the manager is called',
      'operations are told',
    ]);
  });

  test('does not move with the time for which Slack was down, and is told once after that', async () => {
    const world = await climbing();
    const { leadId } = await offeredLead(world);
    await world.advance('16m');
    const since = world.ctx.clock.now();
    await recordOutage(world.ctx, { destination: 'slack', kind: 'unreachable', since });
    world.pass('2h');
    expect(await advanceSlas(world.ctx)).toBe(0);
    await endOutage(world.ctx, 'slack');
    expect((await ladder(world, leadId))?.nextEventAt).toEqual(atMinute(25 + 120));
  });

  test('tells every level once after days without a server', async () => {
    const world = await climbing();
    const { leadId } = await offeredLead(world);
    await world.advance('16m');
    world.pass('3d');
    await world.settle();
    expect(await levels(world, leadId)).toBe(2);
  });

  test('does not climb twice where the clock went back', async () => {
    const world = await climbing();
    const { leadId } = await offeredLead(world);
    await world.advance('25m');
    expect(await levels(world, leadId)).toBe(1);
    world.pass('-5m');
    await world.settle();
    await world.advance('6m');
    expect(await levels(world, leadId)).toBe(1);
  });
});

describe('a ladder ends', () => {
  const ends = {
    'with a claim': async (world: World, leadId: string) =>
      claimOffer(world.ctx, await askedAbout(world, leadId)),
    'when the lead is closed': (world: World, leadId: string) =>
      closeLead(world.ctx, { leadId, closeAs: 'not_a_fit', reason: null, actor: MIA }),
    'when it is given by hand': async (world: World, leadId: string) => {
      const toRepId = (await askedAbout(world, leadId)).repId === 'ana' ? 'ben' : 'ana';
      return overrideAssignment(world.ctx, {
        leadId,
        toRepId,
        reason: 'x',
        final: false,
        actor: MIA,
      });
    },
  };
  test.each(Object.entries(ends))('%s, and no level is told after that', async (_, end) => {
    const world = await climbing();
    const { leadId } = await offeredLead(world);
    await world.advance('20m');
    expect(await ladder(world, leadId)).not.toBeNull();
    await end(world, leadId);
    expect(await ladder(world, leadId)).toBeNull();
    await pass(world, 14);
    expect(await levels(world, leadId)).toBe(0);
  });

  test('and goes on from where it stood when the claim is taken back', async () => {
    const world = await climbing();
    const { leadId } = await offeredLead(world);
    await world.advance('24m');
    const asked = await askedAbout(world, leadId);
    await claimOffer(world.ctx, asked);
    await world.advance('1m');
    const undone = await undoLast(world.ctx, { leadId, actor: asked.actor });
    expect(undone).toMatchObject({ outcome: 'answer_undone' });
    await world.settle();
    expect(await levels(world, leadId)).toBe(1);
  });

  test('and waits as long as a rep was given more time', async () => {
    const world = await climbing();
    const { leadId } = await offeredLead(world);
    await world.advance('16m');
    await extendOffer(world.ctx, { leadId, minutes: 10, actor: MIA });
    expect((await ladder(world, leadId))?.nextEventAt).toEqual(atMinute(35));
  });
});

describe('who never climbs', () => {
  test('a test lead', async () => {
    const world = await climbing();
    const leadId = await world.submit('dana@globex.test', { test: true });
    await world.settle();
    await pass(world, 40);
    expect((await listClocks(world.db.read, leadId)).map(({ kind }) => kind)).not.toContain(
      'ladder',
    );
  });

  test('a lead of a policy without levels: one escalation each, and only figures after that', async () => {
    const world = await climbing(POLICY.replace('max_reroutes: 3', 'max_reroutes: 0'));
    const { leadId } = await offeredLead(world);
    await pass(world, 17);
    const told = world.posts.length;
    await pass(world, 90);
    expect(world.posts).toHaveLength(told);
    expect(await levels(world, leadId)).toBe(0);
    const { unanswered } = await measure(world.ctx);
    expect(unanswered).toEqual({ n: 1, oldestMs: 92 * 60_000 });
  });
});

describe('somebody is on it', () => {
  test('the ladder waits an hour, the card names them, and the next rep is asked in time', async () => {
    const world = await climbing();
    const { leadId } = await offeredLead(world);
    await world.advance('16m');
    expect(await acknowledge(world, leadId)).toMatchObject({
      outcome: 'on_it',
      until: atMinute(76),
    });
    await world.settle();
    const card = await loadEscalationCard(world.ctx, { leadId });
    expect(card?.onIt).toEqual({ name: 'Mia Chen', at: atMinute(16) });
    expect(world.posts.filter((post) => isSaid(post.card, 'on_it'))).toHaveLength(1);
    await world.advance('1m');
    expect(await offerStates(world, leadId)).toEqual(['expired', 'made']);
    await pass(world, 58);
    expect(await levels(world, leadId)).toBe(0);
    await world.advance('1m');
    expect(await levels(world, leadId)).toBe(1);
    expect((await loadEscalationCard(world.ctx, { leadId }))?.onIt).toBeNull();
  });

  test('a second person hears who is on it, and nothing is written', async () => {
    const world = await climbing();
    const { leadId } = await offeredLead(world);
    await world.advance('16m');
    await acknowledge(world, leadId);
    const told = { outcome: 'already_on_it', by: 'Mia Chen' };
    expect(await withoutTrace(world, () => acknowledge(world, leadId, LOU))).toMatchObject(told);
    expect(await acknowledge(world, leadId)).toMatchObject({ ...told, you: true });
    await world.advance('61m');
    expect(await acknowledge(world, leadId, LOU)).toMatchObject({ outcome: 'on_it' });
  });

  test('is for managers, and for a rep who manages the pool', async () => {
    const world = await climbing(LADDER.replace('manager: mia', 'manager: ben'));
    const { leadId } = await offeredLead(world);
    await world.advance('16m');
    expect(await acknowledge(world, leadId, rep('ana'))).toMatchObject({
      outcome: 'not_permitted',
    });
    expect(await acknowledge(world, leadId, GUEST)).toEqual({ outcome: 'stranger' });
    expect(await acknowledge(world, 'lead_no', MIA)).toEqual({ outcome: 'unknown_lead' });
    expect(await acknowledge(world, leadId, rep('ben'))).toMatchObject({ outcome: 'on_it' });
    const actions = await auditActions(world, leadId);
    expect(actions.filter((one) => one === 'escalation.acknowledged')).toHaveLength(1);
  });

  test('is not needed for a lead that somebody has', async () => {
    const world = await climbing();
    const { leadId, ...asked } = await offeredLead(world);
    await claimOffer(world.ctx, { ...asked });
    const was = await withoutTrace(world, () => acknowledge(world, leadId));
    expect(was).toMatchObject({ outcome: 'nothing_to_do', owner: expect.any(String) });
  });

  test('answers for a lead without levels in the figures, for an hour', async () => {
    const world = await createWorld();
    const { leadId } = await offeredLead(world);
    await world.advance('15m');
    expect((await measure(world.ctx)).unanswered).toMatchObject({ n: 1 });
    await acknowledge(world, leadId);
    expect((await measure(world.ctx)).unanswered).toEqual({ n: 0, oldestMs: 0 });
    const { onIt: who } = (await loadEscalationCard(world.ctx, { leadId })) ?? {};
    expect(who).toMatchObject({ name: 'Mia Chen' });
  });
});
