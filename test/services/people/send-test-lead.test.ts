import { expect, test } from 'vitest';
import { listClocks } from '../../../src/db/delivery/clock-store.ts';
import { countByState, findLead } from '../../../src/db/leads/lead-store.ts';
import { loadLags, loadLoads } from '../../../src/db/leads/ledger-store.ts';
import { loadHome } from '../../../src/services/home/load-home.ts';
import { findLead as searchLead } from '../../../src/services/look-up/find-lead.ts';
import { loadQueue } from '../../../src/services/look-up/list-leads.ts';
import { claimOffer } from '../../../src/services/offer/claim-offer.ts';
import { declineOffer } from '../../../src/services/offer/decline-offer.ts';
import { housekeep } from '../../../src/services/operations/housekeep.ts';
import { sendTestLead } from '../../../src/services/people/send-test-lead.ts';
import { setAvailability } from '../../../src/services/people/set-availability.ts';
import { pauseRouting } from '../../../src/services/placing/pause-routing.ts';
import { loadTeamRows } from '../../../src/services/views/team-rows.ts';
import {
  askedAbout,
  GUEST,
  MIA,
  offerStates,
  rep,
  slackFault,
  withoutTrace,
} from '../../support/cast.ts';
import { createWorld, POLICY, ROSTER, type World } from '../../support/world.ts';

/** Ana alone can be asked, so that it is she who is. */
const ANA_ALONE = POLICY.replace('{ ana: 100, ben: 100, cleo: 100 }', '{ ana: 100 }');

const openWorld = () => createWorld({ policy: ANA_ALONE });

async function testFor(world: World, repId = 'ana', actor = rep('ana')): Promise<string> {
  const sent = await sendTestLead(world.ctx, { repId, actor });
  if (sent.outcome !== 'sent') throw new Error(sent.outcome);
  return sent.leadId;
}

/** Routed, and its card delivered. */
async function testAsked(world: World) {
  const leadId = await testFor(world);
  await world.settle();
  return askedAbout(world, leadId);
}

test('a rep sends one to themselves, through the door of every lead', async () => {
  const world = await openWorld();
  const leadId = await testFor(world);
  expect(await findLead(world.db.read, leadId)).toMatchObject({
    test: true,
    forRepId: 'ana',
    state: 'received',
    source: 'test-lead',
    company: 'Globex',
  });
  await world.settle();
  expect(world.posts).toMatchObject([
    { to: 'U0ANA', card: { kind: 'offer', lead: { test: true } } },
  ]);
});

test('whoever is next in line, off or paused, it goes to the one who asked', async () => {
  const world = await createWorld();
  await setAvailability(world.ctx, { repId: 'cleo', away: { until: null }, actor: rep('cleo') });
  await pauseRouting(world.ctx, { pool: 'all', paused: true, actor: MIA });
  const leadId = await testFor(world, 'cleo', rep('cleo'));
  await world.settle();
  expect((await askedAbout(world, leadId)).repId).toBe('cleo');
});

test('a second one is a lead of its own, and never joins the first', async () => {
  const world = await openWorld();
  const first = await testFor(world);
  expect(await testFor(world)).not.toBe(first);
});

test('a manager sends one to anybody, a rep to nobody else', async () => {
  const world = await openWorld();
  await testFor(world, 'ana', MIA);
  const refused = (repId: string, actor = rep('ana')) =>
    withoutTrace(world, () => sendTestLead(world.ctx, { repId, actor }));
  expect(await refused('ben')).toMatchObject({
    outcome: 'not_permitted',
    allowed: ['Lou Adam', 'Mia Chen'],
  });
  expect(await refused('zoe', MIA)).toEqual({ outcome: 'unknown_rep' });
  expect(await refused('ana', GUEST)).toEqual({ outcome: 'stranger' });
});

test('who is not known in Slack is said at once', async () => {
  const roster = ROSTER.replace('slack: U0BEN, ', '');
  const world = await createWorld({ policy: ANA_ALONE, roster });
  const sending = () => sendTestLead(world.ctx, { repId: 'ben', actor: MIA });
  expect(await withoutTrace(world, sending)).toEqual({ outcome: 'unreachable', name: 'Ben Koch' });
});

test('claimed, it starts no first-touch clock, takes no place, no turn, and the CRM never hears', async () => {
  const world = await openWorld();
  const { leadId, offerId, actor } = await testAsked(world);
  expect(await claimOffer(world.ctx, { offerId, actor })).toMatchObject({ outcome: 'claimed' });
  await world.advance('2d');
  expect((await listClocks(world.db.read, leadId)).map(({ kind }) => kind)).toEqual(['claim']);
  expect(world.posts).toHaveLength(1);
  expect(world.events).toEqual([]);
  expect(await loadLags(world.db.read)).toEqual({});
  expect((await loadLoads(world.db.read)).get('ana')?.open ?? 0).toBe(0);
});

test('nobody else is asked when its rep lets it run out, and no manager hears', async () => {
  const world = await openWorld();
  const { leadId } = await testAsked(world);
  for (let minute = 0; minute < 20; minute++) await world.advance('1m');
  expect(await findLead(world.db.read, leadId)).toMatchObject({
    state: 'closed',
    closeOutcome: 'stale',
  });
  expect(await offerStates(world, leadId)).toEqual(['expired']);
  expect(new Set(world.posts.map(({ to }) => to))).toEqual(new Set(['U0ANA']));
});

test('a real lead that runs out is told to the managers', async () => {
  const world = await openWorld();
  await world.submit('dana@globex.test');
  await world.settle();
  for (let minute = 0; minute < 20; minute++) await world.advance('1m');
  expect(world.posts.map(({ to }) => to)).toContain('C0EMEA');
});

test('declined, left for Away or refused by Slack it ends as well', async () => {
  const world = await openWorld();
  const declined = await testAsked(world);
  const { offerId, actor } = declined;
  await declineOffer(world.ctx, { offerId, actor, reasonId: 'bad_lead', note: null });
  const left = await testAsked(world);
  await setAvailability(world.ctx, { repId: 'ana', away: { until: null }, actor });
  await setAvailability(world.ctx, { repId: 'ana', away: null, actor });
  world.failNextPost(slackFault.refused('messages_tab_disabled'));
  const refused = await testFor(world);
  await world.settle();
  for (const leadId of [declined.leadId, left.leadId, refused]) {
    expect(await findLead(world.db.read, leadId)).toMatchObject({
      state: 'closed',
      closeOutcome: 'stale',
    });
  }
  expect(new Set(world.posts.map(({ to }) => to))).toEqual(new Set(['U0ANA']));
});

test('what is left of one is closed after a day, a real lead is not', async () => {
  const world = await openWorld();
  const trial = await testAsked(world);
  await claimOffer(world.ctx, trial);
  const leadId = await world.submit('dana@globex.test');
  await world.settle();
  await claimOffer(world.ctx, await askedAbout(world, leadId));
  const stateOf = async (id: string) => (await findLead(world.db.read, id))?.state;
  world.pass('23h');
  await housekeep(world.ctx);
  expect(await stateOf(trial.leadId)).toBe('claimed');
  world.pass('1h');
  await housekeep(world.ctx);
  expect([await stateOf(trial.leadId), await stateOf(leadId)]).toEqual(['closed', 'claimed']);
  await world.settle();
  const notices = world.posts.flatMap(({ card }) => (card.kind === 'notice' ? [card] : []));
  expect(notices.filter((card) => card.leadId === trial.leadId)).toEqual([]);
});

async function figures(world: World) {
  const home = await loadHome(world.ctx, { userId: 'U0MIA' });
  const { held, quarantined, scheduled, atRisk } = await loadQueue(world.ctx);
  const team = await loadTeamRows(world.ctx);
  return {
    counts: await countByState(world.db.read),
    home: [home.atRisk.total, home.held, home.quarantined],
    queue: [held.total, quarantined.length, scheduled.length, atRisk.total],
    misses: team.reduce((sum, one) => sum + one.missedToday, 0),
    waiting: await pauseRouting(world.ctx, { pool: 'emea', paused: false, actor: MIA }),
  };
}

/** One lead on hold, one in quarantine, one late and one missed. */
const QUEUES = ANA_ALONE.replace(
  'rules:',
  `rules:
  - { id: odd, when: { custom.odd: true }, assign: { queue: quarantine } }
  - { id: wait, when: { custom.wait: true }, assign: { queue: hold } }`,
);

async function fill(world: World, as: { test: boolean }): Promise<void> {
  await world.submit('odd@a.test', { ...as, custom: { odd: true } });
  await world.submit('wait@b.test', { ...as, custom: { wait: true } });
  await world.submit('miss@c.test', as);
  await world.settle();
  await world.advance('15m');
}

test('tests are in no figure, while the same real leads are in all of them', async () => {
  const world = await createWorld({ policy: QUEUES });
  const empty = await figures(world);
  await fill(world, { test: true });
  expect(await figures(world)).toEqual(empty);
  await world.advance('2m');
  expect(await figures(world)).toEqual(empty);

  await fill(world, { test: false });
  expect(await figures(world)).toMatchObject({
    counts: { held: 1, quarantined: 1, offered: 1 },
    home: [1, 1, 1],
    queue: [1, 1, 0, 1],
  });
  await world.advance('2m');
  expect((await figures(world)).misses).toBe(1);
});

test('in Home a test is shown to its rep and named as one', async () => {
  const world = await openWorld();
  await testAsked(world);
  const home = await loadHome(world.ctx, { userId: 'U0ANA' });
  expect(home.waiting.rows).toMatchObject([{ company: 'Globex', test: true }]);
});

test('a search finds the real lead and not the test beside it', async () => {
  const world = await openWorld();
  const trial = await testFor(world);
  expect(await searchLead(world.ctx, { query: 'globex' })).toMatchObject({ leadId: trial });
  const leadId = await world.submit('kim@globex.test', { company: { name: 'Globex' } });
  expect(await searchLead(world.ctx, { query: 'globex' })).toMatchObject({ leadId });
  expect(await searchLead(world.ctx, { query: trial })).toMatchObject({ leadId: trial });
});
