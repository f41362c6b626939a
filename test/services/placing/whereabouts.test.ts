import { expect, test } from 'vitest';
import { latestDecision } from '../../../src/db/leads/decision-store.ts';
import { findLead } from '../../../src/db/leads/lead-store.ts';
import { loadLoads } from '../../../src/db/leads/ledger-store.ts';
import type { Hours } from '../../../src/routing/model/workspace/roster.ts';
import { loadHome } from '../../../src/services/home/load-home.ts';
import { setAvailability } from '../../../src/services/people/set-availability.ts';
import { setNotifications } from '../../../src/services/people/set-notifications.ts';
import { changeRepState } from '../../../src/services/steps/people/change-rep-state.ts';
import { loadTeam } from '../../../src/services/steps/placing/load-team.ts';
import { inStep } from '../../../src/services/steps/step.ts';
import { loadEverybody } from '../../../src/services/views/team-rows.ts';
import { MIA, rep } from '../../support/cast.ts';
import { putSlackPresence, putTimeOff } from '../../support/whereabouts.ts';
import { createWorld, POLICY, ROSTER, type World } from '../../support/world.ts';

/** Everybody works from 09:00 to 17:00 UTC; the world starts on Monday at 10:00. */
const OFFICE = ROSTER.replaceAll(
  'manager: mia }',
  'manager: mia, hours: { mon-fri: ["09:00-17:00"] } }',
);
const ANA_ALONE = POLICY.replace('{ ana: 100, ben: 100, cleo: 100 }', '{ ana: 100 }');
const HOT = `${ANA_ALONE.trimEnd()}
  hot: { claim: 10m, out_of_hours: true }
segments:
  - { id: everyone, sla: hot }
`;
const open = (policy = ANA_ALONE, roster = OFFICE) => createWorld({ roster, policy });
const at = (time: string) => new Date(`2026-11-${time}Z`);

const shiftOf = async ({ db, ctx }: World, repId = 'ana') =>
  (await loadTeam(db.read, ctx.clock.now())).get(repId)?.shift;

async function arrives(world: World) {
  const leadId = await world.submit('dana@globex.test');
  await world.settle();
  const decision = await latestDecision(world.db.read, leadId);
  const why = decision?.candidates.find(({ rep: repId }) => repId === 'ana')?.why.code;
  return { state: (await findLead(world.db.read, leadId))?.state, why };
}

async function setHours(world: World, ownHours: Hours, ownTimezone: string | null = null) {
  await inStep(world.ctx, rep('ana'), (step) =>
    changeRepState(step, 'ana', { ownHours, ownTimezone }),
  );
}

test('nobody on time off is asked, and the decision says so', async () => {
  const world = await open();
  await putTimeOff(world.db, {
    repId: 'ana',
    from: '2026-11-23T08:00Z',
    until: '2026-11-25T17:00Z',
  });
  expect(await arrives(world)).toEqual({ state: 'held', why: 'availability.time_off' });
});

test('a lead is held for nobody at night, where the whole next day is off', async () => {
  const world = await open();
  await world.advance('8h');
  await putTimeOff(world.db, {
    repId: 'ana',
    from: '2026-11-24T00:00Z',
    until: '2026-11-25T00:00Z',
  });
  expect(await arrives(world)).toEqual({ state: 'held', why: 'availability.time_off' });
});

test('who is only late tomorrow is waited for until then', async () => {
  const world = await open();
  await world.advance('8h');
  await putTimeOff(world.db, {
    repId: 'ana',
    from: '2026-11-24T08:00Z',
    until: '2026-11-24T11:00Z',
  });
  expect(await arrives(world)).toEqual({ state: 'scheduled', why: 'availability.off_shift' });
  expect(await shiftOf(world)).toEqual({ state: 'off_shift', until: at('24T11:00') });
});

test('during Do Not Disturb a lead waits quietly, also from who takes hot leads off shift', async () => {
  const world = await open(HOT);
  await setNotifications(world.ctx, { outOfHours: true, actor: rep('ana') });
  await putSlackPresence(world.db, 'ana', { dndFrom: at('23T09:30'), dndUntil: at('23T12:00') });
  expect(await arrives(world)).toEqual({ state: 'scheduled', why: 'availability.slack_dnd' });
  expect(world.posts).toEqual([]);
  expect(await shiftOf(world)).toMatchObject({ state: 'off_shift', until: at('23T12:00') });
});

test('Do Not Disturb that ends at night is over when the shift begins', async () => {
  const world = await open();
  await putSlackPresence(world.db, 'ana', { dndFrom: at('23T09:30'), dndUntil: at('23T22:00') });
  expect(await shiftOf(world)).toMatchObject({ state: 'off_shift', until: at('24T09:00') });
});

test('the roster says which signs of Slack count', async () => {
  const terms = 'presence: { slack_dnd: false, away_emoji: [bus] }\nchannels:';
  const world = await open(ANA_ALONE, OFFICE.replace('channels:', terms));
  const quiet = { dndFrom: at('23T09:30'), dndUntil: at('23T12:00') };
  await putSlackPresence(world.db, 'ana', { ...quiet, statusEmoji: 'palm_tree' });
  expect(await shiftOf(world)).toEqual({ state: 'on_shift' });
  await putSlackPresence(world.db, 'ana', { statusEmoji: 'bus', statusUntil: at('23T13:00') });
  expect(await arrives(world)).toEqual({ state: 'held', why: 'availability.slack_status' });
});

test('hours of one’s own stand before those of the roster', async () => {
  const world = await open();
  await setHours(world, { 'mon-fri': ['08:00-10:00'] });
  expect(await shiftOf(world)).toEqual({ state: 'off_shift', until: at('24T08:00') });
  await setHours(world, { 'mon-fri': ['08:00-10:00'] }, 'America/New_York');
  expect(await shiftOf(world)).toEqual({ state: 'off_shift', until: at('23T13:00') });
});

test('what was had today is counted by the day of one’s own zone', async () => {
  const world = await open();
  await setHours(world, 'always', 'Pacific/Kiritimati');
  expect(await arrives(world)).toMatchObject({ state: 'offered' });
  expect((await loadLoads(world.db.read)).get('ana')).toMatchObject({ dayKey: '2026-11-24' });
  const ana = (await loadTeam(world.db.read, world.ctx.clock.now())).get('ana');
  expect(ana?.load).toMatchObject({ day: 1, week: 1 });
});

test('the cover of Away stands before that of time off, and each as long as it lasts', async () => {
  const world = await open();
  const cover = async () =>
    (await loadTeam(world.db.read, world.ctx.clock.now())).get('ana')?.coverId;
  expect(await cover()).toBeNull();
  const off = { repId: 'ana', from: '2026-11-23T10:00Z', until: '2026-11-23T16:00Z' };
  await putTimeOff(world.db, { ...off, coverId: 'cleo' });
  expect(await cover()).toBe('cleo');
  const away = { until: at('23T12:00') };
  await setAvailability(world.ctx, { repId: 'ana', away, coverId: 'ben', actor: MIA });
  expect(await cover()).toBe('ben');
  await world.advance('2h');
  expect(await cover()).toBe('cleo');
  await world.advance('4h');
  expect(await cover()).toBeNull();
});

test('Home says what decides, who set it, and whatever else keeps leads away', async () => {
  const world = await open();
  await setAvailability(world.ctx, { repId: 'ana', away: { until: at('23T12:00') }, actor: MIA });
  const own = { from: '2026-11-23T10:00Z', until: '2026-11-23T16:00Z', setBy: 'slack:U0ANA' };
  await putTimeOff(world.db, { repId: 'ana', ...own });
  await putSlackPresence(world.db, 'ana', { statusEmoji: 'palm_tree' });
  expect((await loadHome(world.ctx, { userId: 'U0ANA' })).availability).toMatchObject({
    state: 'away',
    until: at('23T12:00'),
    setBy: 'Mia Chen',
    others: [
      { state: 'time_off', until: at('23T16:00'), setBy: null },
      { state: 'slack_status', until: null, emoji: 'palm_tree' },
    ],
  });
  const [ana, ben] = await loadEverybody(world.ctx);
  expect(ana).toMatchObject({ repId: 'ana', state: 'away', setBy: 'Mia Chen' });
  expect(ben).toMatchObject({ state: 'available', until: null, others: [] });
});

test('the end of the shift is said beside what ends before it, and not beside what lasts longer', async () => {
  const world = await open();
  await world.advance('8h');
  const states = async () => {
    const { availability } = await loadHome(world.ctx, { userId: 'U0ANA' });
    return [availability, ...(availability?.others ?? [])].map((one) => one?.state);
  };
  await putSlackPresence(world.db, 'ana', { dndFrom: at('23T17:30'), dndUntil: at('24T08:00') });
  expect(await states()).toEqual(['slack_dnd', 'off_shift']);
  await setAvailability(world.ctx, { repId: 'ana', away: { until: at('27T12:00') }, actor: MIA });
  expect(await states()).toEqual(['away', 'slack_dnd']);
});
