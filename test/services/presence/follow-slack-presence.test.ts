import { describe, expect, test } from 'vitest';
import { findLead } from '../../../src/db/leads/lead-store.ts';
import { listOffers } from '../../../src/db/leads/offer-store.ts';
import { findSlackPresence } from '../../../src/db/workspace/availability-store.ts';
import { loadOfferCard } from '../../../src/services/cards/load-card.ts';
import { claimOffer } from '../../../src/services/offer/claim-offer.ts';
import { setAvailability } from '../../../src/services/people/set-availability.ts';
import { setNotifications } from '../../../src/services/people/set-notifications.ts';
import { loadTeam } from '../../../src/services/steps/placing/load-team.ts';
import {
  askedAbout,
  auditActions,
  dump,
  lagSums,
  offeredLead,
  offerStates,
  rep,
  withoutTrace,
} from '../../support/cast.ts';
import { createWorld, MONDAY, POLICY, type World } from '../../support/world.ts';
import { quiet, status, TWO, tell, withTerms } from './telling.ts';

const known = (world: World, repId: string) => findSlackPresence(world.db.read, repId);
const shiftOf = async (world: World, repId: string) =>
  (await loadTeam(world.db.read, world.ctx.clock.now())).get(repId)?.shift;
const afterMinutes = (minutes: number) =>
  new Date(MONDAY.getTime() + minutes * 60_000).toISOString();
const other = (repId: string) => (repId === 'ana' ? 'ben' : 'ana');

describe('a rep who pauses notifications', () => {
  test('has no miss: the open offer goes on with its turn, and the card says why', async () => {
    const world = await createWorld(TWO);
    const { leadId, repId, offerId } = await offeredLead(world);
    expect(await tell(world, repId, { quiet: quiet(world, 60) })).toEqual({ outcome: 'learnt' });
    expect(await offerStates(world, leadId)).toEqual(['withdrawn', 'made']);
    expect(await askedAbout(world, leadId)).toMatchObject({ repId: other(repId) });
    const [first] = await listOffers(world.db.read, leadId);
    expect(first).toMatchObject({ reason: 'slack_dnd', settledAt: MONDAY });
    expect((await loadOfferCard(world.ctx, { offerId }))?.settled).toMatchObject({
      as: 'slack_dnd',
    });
    const draws = await world.db.read.select().from(world.db.t.draws);
    expect(draws.find((draw) => draw.repId === repId)?.refundedAt).toEqual(MONDAY);
    expect(await lagSums(world.db)).toEqual([0]);
  });

  test('gets nothing until the pause ends, and what waited comes by itself then', async () => {
    const world = await createWorld(TWO);
    await tell(world, 'ana', { quiet: quiet(world, 60) });
    await tell(world, 'ben', { quiet: quiet(world, 90) });
    const leadId = await world.submit('dana@globex.test');
    await world.settle();
    expect(await findLead(world.db.read, leadId)).toMatchObject({ state: 'scheduled' });
    await world.advance('59m');
    expect((await findLead(world.db.read, leadId))?.state).toBe('scheduled');
    await world.advance('1m');
    expect(await askedAbout(world, leadId)).toMatchObject({ repId: 'ana' });
  });

  test('and ends the pause early gets at once what waited', async () => {
    const world = await createWorld(TWO);
    await tell(world, 'ana', { quiet: quiet(world, 60) });
    await tell(world, 'ben', { quiet: quiet(world, 90) });
    const leadId = await world.submit('dana@globex.test');
    await world.settle();
    await world.advance('10m');
    await tell(world, 'ben', { quiet: quiet(world, null) });
    await world.settle();
    expect(await askedAbout(world, leadId)).toMatchObject({ repId: 'ben' });
  });

  test('keeps what was claimed', async () => {
    const world = await createWorld(TWO);
    const asked = await offeredLead(world);
    await claimOffer(world.ctx, asked);
    await tell(world, asked.repId, { quiet: quiet(world, 60) });
    expect(await findLead(world.db.read, asked.leadId)).toMatchObject({ ownerId: asked.repId });
  });

  test('after the shift is as silent: the offer that is open then goes on', async () => {
    const world = await createWorld(TWO);
    await world.advance('475m');
    const { leadId, repId } = await offeredLead(world);
    world.pass('6m');
    expect(await shiftOf(world, repId)).toMatchObject({ state: 'off_shift' });
    await tell(world, repId, { quiet: quiet(world, 600) });
    expect((await offerStates(world, leadId))[0]).toBe('withdrawn');
  });

  test('for the next night changes nothing now', async () => {
    const world = await createWorld(TWO);
    const { leadId, repId } = await offeredLead(world);
    await tell(world, repId, { quiet: quiet(world, 600, 660) });
    expect(await offerStates(world, leadId)).toEqual(['made']);
    expect(await auditActions(world)).not.toContain('rep.slack_presence');
    expect(await known(world, repId)).toMatchObject({
      dndFrom: new Date(MONDAY.getTime() + 660 * 60_000),
    });
    // It comes without a word, as it does each night, and takes nothing from anybody.
    await world.advance('475m');
    const late = await offeredLead(world, 'late@initech.test');
    await world.advance('6m');
    expect(await offerStates(world, late.leadId)).toEqual(['made']);
  });

  test('does not even get the hot leads they asked for off shift', async () => {
    const policy = `${POLICY.replace(', cleo: 100', '')}  strategic: { claim: 10m, out_of_hours: true }\n`;
    const world = await createWorld({
      ...TWO,
      policy: policy.replace('rules:', 'segments: [{ id: all, when: {}, sla: strategic }]\nrules:'),
    });
    await setNotifications(world.ctx, { outOfHours: true, actor: rep('ana') });
    world.pass('12h');
    const leadId = await world.submit('dana@globex.test');
    await world.settle();
    expect(await askedAbout(world, leadId)).toMatchObject({ repId: 'ana' });
    await tell(world, 'ana', { quiet: quiet(world, 60) });
    expect(await offerStates(world, leadId)).toEqual(['withdrawn']);
    expect(await findLead(world.db.read, leadId)).toMatchObject({ state: 'scheduled' });
  });
});

describe('a status', () => {
  test('that means away takes the rep out until it ends, and offers go on', async () => {
    const world = await createWorld(TWO);
    const { leadId, repId } = await offeredLead(world);
    await tell(world, repId, { status: status(world, ':palm_tree:', 30) });
    expect(await askedAbout(world, leadId)).toMatchObject({ repId: other(repId) });
    const [first] = await listOffers(world.db.read, leadId);
    expect(first).toMatchObject({ state: 'withdrawn', reason: 'slack_status' });
    expect(await shiftOf(world, repId)).toMatchObject({
      state: 'unavailable',
      until: new Date(MONDAY.getTime() + 30 * 60_000),
    });
    world.pass('30m');
    expect(await shiftOf(world, repId)).toEqual({ state: 'on_shift' });
  });

  test('without an end lasts until it is cleared, and then what waited goes out', async () => {
    const world = await createWorld(TWO);
    for (const repId of ['ana', 'ben']) {
      await tell(world, repId, { status: status(world, ':face_with_thermometer:') });
    }
    const leadId = await world.submit('dana@globex.test');
    await world.settle();
    await world.advance('3h');
    expect((await findLead(world.db.read, leadId))?.state).toBe('held');
    await tell(world, 'ana', { status: status(world, '') });
    await world.settle();
    expect(await askedAbout(world, leadId)).toMatchObject({ repId: 'ana' });
  });

  test('that means nothing here is kept and moves nothing', async () => {
    const world = await createWorld(TWO);
    const { leadId, repId } = await offeredLead(world);
    await tell(world, repId, { status: status(world, ':pizza:') });
    expect(await known(world, repId)).toMatchObject({ statusEmoji: 'pizza' });
    expect(await offerStates(world, leadId)).toEqual(['made']);
    expect(await auditActions(world)).not.toContain('rep.slack_presence');
  });

  test('means what the roster says, and no pause means anything where it says so', async () => {
    const world = await createWorld(withTerms('{ slack_dnd: false, away_emoji: [pizza] }'));
    await tell(world, 'ana', { status: status(world, ':palm_tree:'), quiet: quiet(world, 60) });
    expect(await shiftOf(world, 'ana')).toEqual({ state: 'on_shift' });
    await tell(world, 'ana', { status: status(world, ':pizza:') });
    expect(await shiftOf(world, 'ana')).toMatchObject({ state: 'unavailable' });
  });

  test('does not end Away that the rep set', async () => {
    const world = await createWorld(TWO);
    const actor = rep('ana');
    await setAvailability(world.ctx, { repId: 'ana', away: { until: null }, actor });
    await tell(world, 'ana', { status: status(world, ':palm_tree:') });
    await tell(world, 'ana', { status: status(world, '') });
    expect(await shiftOf(world, 'ana')).toMatchObject({ state: 'unavailable' });
  });
});

describe('what Slack tells', () => {
  test('of strangers, or twice, leaves no trace', async () => {
    const world = await createWorld(TWO);
    const attempt = (repId: string) =>
      withoutTrace(world, () => tell(world, repId, { quiet: quiet(world, 60) }));
    expect(await attempt('zed')).toEqual({ outcome: 'unknown_rep' });
    await tell(world, 'ana', { quiet: quiet(world, 60) });
    expect(await attempt('ana')).toEqual({ outcome: 'unchanged' });
    const nothing = { quiet: quiet(world, null), status: status(world, '') };
    expect(await withoutTrace(world, () => tell(world, 'ben', nothing))).toEqual({
      outcome: 'unchanged',
    });
  });

  test('several times at once counts once', async () => {
    const world = await createWorld(TWO);
    const { leadId, repId } = await offeredLead(world);
    const said = { status: status(world, ':palm_tree:') };
    await Promise.all([1, 2, 3].map(() => tell(world, repId, said)));
    expect(await offerStates(world, leadId)).toEqual(['withdrawn', 'made']);
    const acts = await auditActions(world);
    expect(acts.filter((action) => action === 'rep.slack_presence')).toHaveLength(1);
  });

  test('late is not believed, because newer news may have come: the rep is asked about', async () => {
    const world = await createWorld(TWO);
    await tell(world, 'ana', { status: status(world, ':palm_tree:'), isLate: true });
    expect(await shiftOf(world, 'ana')).toEqual({ state: 'on_shift' });
    expect(await known(world, 'ana')).toMatchObject({ statusEmoji: null, seenAt: new Date(0) });
  });

  test('is written down as what follows from it, without an emoji or a word', async () => {
    const world = await createWorld(TWO);
    await tell(world, 'ana', { status: status(world, ':palm_tree:', 30) });
    await tell(world, 'ben', { quiet: quiet(world, 60) });
    await tell(world, 'ben', { quiet: quiet(world, null) });
    const rows = await world.db.read.select().from(world.db.t.auditEvents);
    const told = rows.filter(({ action }) => action === 'rep.slack_presence');
    expect(told.map(({ subject, data }) => [subject, data])).toEqual([
      ['ana', { says: 'slack_status', until: afterMinutes(30) }],
      ['ben', { says: 'slack_dnd', until: afterMinutes(60) }],
      ['ben', { says: null, until: null }],
    ]);
    expect(JSON.stringify(rows)).not.toContain('palm_tree');
    expect(await dump(world.db)).toContain('palm_tree');
  });
});
