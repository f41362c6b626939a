import { expect, test } from 'vitest';
import { latestDecision } from '../../../src/db/leads/decision-store.ts';
import { findLead } from '../../../src/db/leads/lead-store.ts';
import { findOpenOffer } from '../../../src/db/leads/offer-store.ts';
import { reasonText } from '../../../src/routing/model/reasons.ts';
import { explainLead } from '../../../src/services/look-up/explain-lead.ts';
import { setAvailability } from '../../../src/services/people/set-availability.ts';
import {
  loadNotifications,
  setNotifications,
} from '../../../src/services/people/set-notifications.ts';
import {
  askedAbout,
  auditActions,
  GUEST,
  MIA,
  rep,
  slackFault,
  withoutTrace,
} from '../../support/cast.ts';
import { createWorld, POLICY, ROSTER, type World } from '../../support/world.ts';

/** 13:00 to 17:00 in UTC; the world starts at 10:00. */
const OFF = ROSTER.replaceAll(
  'manager: mia }',
  'manager: mia, hours: { mon-fri: ["13:00-17:00"] } }',
);
const TIERS = `
  strategic: { claim: 10m, hours: rep, out_of_hours: true, first_touch: 1h }
segments:
  - { id: big, when: { company.employees: { gte: 1000 } }, sla: strategic }
  - { id: everyone }
`;
const BIG = { company: { name: 'Globex', employees: 5000 } };
const open = () => createWorld({ roster: OFF, policy: POLICY.trimEnd() + TIERS });
const optIn = (world: World, repId = 'ben') =>
  setNotifications(world.ctx, { outOfHours: true, actor: rep(repId) });
const arrives = async (world: World, more: object = BIG) => {
  const leadId = await world.submit('dana@globex.test', { ...more });
  await world.settle();
  return leadId;
};
const stateOf = async (world: World, id: string) => (await findLead(world.db.read, id))?.state;

test('a hot lead off shift reaches the rep who asked for it, and the decision says so', async () => {
  const world = await open();
  expect(await optIn(world)).toEqual({ outcome: 'saved' });
  const leadId = await arrives(world);
  expect(await askedAbout(world, leadId)).toMatchObject({ repId: 'ben' });
  const decision = await latestDecision(world.db.read, leadId);
  expect(decision?.reasons.map((one) => reasonText(one))).toContain(
    'takes strategic leads outside working hours',
  );
  expect(world.posts).toMatchObject([
    {
      to: 'U0BEN',
      card: {
        kind: 'offer',
        whyYou: expect.arrayContaining(['takes strategic leads outside working hours']),
      },
    },
  ]);
  expect(JSON.stringify(await explainLead(world.ctx, { leadId }))).toContain(
    'takes strategic leads outside working hours',
  );
});

test('the others keep their night, and so does everybody for a lead that is not hot', async () => {
  const world = await open();
  const nobody = await arrives(world);
  expect(await stateOf(world, nobody)).toBe('scheduled');
  await optIn(world);
  const small = await world.submit('sam@small.test', { company: { name: 'S', employees: 3 } });
  await world.settle();
  await world.advance('3s');
  expect(await stateOf(world, small)).toBe('scheduled');
  expect(world.posts).toMatchObject([{ to: 'U0BEN', card: { lead: { leadId: nobody } } }]);
});

test('asking for hot leads is heard at once by those that wait', async () => {
  const world = await open();
  const leadId = await arrives(world);
  await optIn(world);
  await world.settle();
  expect(await askedAbout(world, leadId)).toMatchObject({ repId: 'ben' });
});

test('an offer off shift is claimed in wall time, also after a late delivery', async () => {
  const world = await open();
  await optIn(world);
  world.failNextPost(slackFault.rateLimited(60_000));
  const leadId = await arrives(world);
  const due = async () => (await findOpenOffer(world.db.read, leadId))?.dueAt;
  expect(await due()).toEqual(new Date('2026-11-23T10:10Z'));
  await world.advance('1m');
  expect(await due()).toEqual(new Date('2026-11-23T10:11Z'));
});

test('on shift the same tier counts the rep’s own hours', async () => {
  const world = await open();
  await optIn(world);
  await world.advance('6h');
  world.pass('55m');
  const leadId = await arrives(world);
  const { dueAt } = (await findOpenOffer(world.db.read, leadId)) ?? {};
  expect(dueAt).toEqual(new Date('2026-11-24T13:05Z'));
});

test('nobody who is Away is asked, whatever they asked for', async () => {
  const world = await open();
  await optIn(world);
  await setAvailability(world.ctx, { repId: 'ben', away: { until: null }, actor: rep('ben') });
  expect(await stateOf(world, await arrives(world))).toBe('scheduled');
});

test('silence off shift leads to the morning, not to a page about nobody', async () => {
  const world = await open();
  await optIn(world);
  const leadId = await arrives(world);
  for (let minute = 0; minute < 20; minute++) await world.advance('1m');
  expect(await stateOf(world, leadId)).toBe('scheduled');
  const causes = world.posts.flatMap(({ card }) => (card.kind === 'escalation' ? card.cause : []));
  expect(causes).toEqual(['missed']);
  await world.advance('160m');
  expect(await stateOf(world, leadId)).toBe('offered');
});

test('a rep sets their own and the rest of the state stays; twice the same is no news', async () => {
  const world = await open();
  const until = new Date('2026-11-24T09:00Z');
  await setAvailability(world.ctx, { repId: 'ben', away: { until }, coverId: 'ana', actor: MIA });
  await optIn(world);
  expect(await loadNotifications(world.ctx, { repId: 'ben' })).toMatchObject({
    outOfHours: true,
    hotTiers: ['strategic'],
  });
  const [state] = await world.db.read.select().from(world.db.t.repStates);
  expect(state).toMatchObject({ away: true, awayUntil: until, coverId: 'ana' });
  expect(await auditActions(world)).toContain('rep.notifications');
  const again = await withoutTrace(world, () => optIn(world));
  expect(again).toEqual({ outcome: 'unchanged' });
  await setAvailability(world.ctx, { repId: 'ben', away: null, actor: MIA });
  expect((await loadNotifications(world.ctx, { repId: 'ben' })).outOfHours).toBe(true);
});

test('a guest sets nothing', async () => {
  const world = await open();
  const attempt = () => setNotifications(world.ctx, { outOfHours: true, actor: GUEST });
  expect(await withoutTrace(world, attempt)).toEqual({ outcome: 'stranger' });
});
