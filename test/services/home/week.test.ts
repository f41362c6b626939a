import { describe, expect, test } from 'vitest';
import { insertAbsence } from '../../../src/db/workspace/availability-store.ts';
import { loadHome } from '../../../src/services/home/load-home.ts';
import { claimOffer } from '../../../src/services/offer/claim-offer.ts';
import { overrideAssignment } from '../../../src/services/ownership/override-assignment.ts';
import { sendTestLead } from '../../../src/services/people/send-test-lead.ts';
import { setAvailability } from '../../../src/services/people/set-availability.ts';
import { askedAbout, MIA, rep } from '../../support/cast.ts';
import { inEnglish } from '../../support/in-english.ts';
import { createWorld, POLICY, type World } from '../../support/world.ts';

const USERS = { ana: 'U0ANA', ben: 'U0BEN', cleo: 'U0CLEO', mia: 'U0MIA' } as const;
type Who = keyof typeof USERS;
const REPS = ['ana', 'ben', 'cleo'] as const;

async function weekOf(world: World, who: Who) {
  const { week } = await loadHome(world.ctx, { userId: USERS[who] });
  const [row] = week?.rows ?? [];
  if (!week || !row) throw new Error(`${who} has no week.`);
  return { ...week, ...row };
}

let sent = 0;
async function offered(world: World) {
  const leadId = await world.submit(`lead${++sent}@company${sent}.test`);
  await world.settle();
  return askedAbout(world, leadId);
}

async function claimed(world: World) {
  const asked = await offered(world);
  await claimOffer(world.ctx, asked);
  return asked;
}

const setAway = (world: World, repId: string, away: { until: Date | null } | null) =>
  setAvailability(world.ctx, { repId, away, actor: rep(repId) });

const WEIGHED = POLICY.replace('ana: 100', 'ana: 400');

describe('who Home says is next', () => {
  test('gets the next lead, through absences and returns', async () => {
    const world = await createWorld({ policy: WEIGHED });
    for (let n = 0; n < 40; n += 1) {
      if (n === 12) await setAway(world, 'ana', { until: null });
      if (n === 24) await setAway(world, 'ana', null);
      const turns = [];
      for (const who of REPS) turns.push([who, (await weekOf(world, who)).turn] as const);
      const own = turns.filter(([, turn]) => turn.as === 'own').map(([who]) => who);
      const { repId } = await claimed(world);
      expect(own, `before lead ${n}`).toEqual([repId]);
      const names = turns.flatMap(([, turn]) => (turn.as === 'other' ? [turn.name] : []));
      const home = await loadHome(world.ctx, { userId: USERS[repId as Who] });
      expect(new Set([...names, home.viewer.name])).toEqual(new Set([home.viewer.name]));
      await world.advance('1m');
    }
  });

  test('is shown to a rep without what others are owed, and to a manager with it', async () => {
    const world = await createWorld({ policy: POLICY.replace('cleo: 100', 'cleo: 100, mia: 100') });
    await claimed(world);
    const told = [];
    for (const who of [...REPS, 'mia'] as const) told.push((await weekOf(world, who)).turn);
    const others = told.filter((turn) => turn.as === 'other');
    expect(others).toHaveLength(3);
    expect(told[3]).toMatchObject({ as: 'other', owed: { next: 0.5, own: 0.5 } });
    expect(others.slice(0, -1).map(({ owed }) => owed)).toEqual([null, null]);
  });

  test('is nobody for who is out, and says why', async () => {
    const world = await createWorld();
    await setAway(world, 'ana', { until: new Date('2026-11-24T08:00:00Z') });
    expect(inEnglish((await weekOf(world, 'ana')).turn)).toEqual({
      as: 'out',
      why: 'availability.away',
      text: 'away until Tue 24 Nov 08:00',
    });
  });
});

describe('the week of a rep', () => {
  test('counts what used a turn beside all of the pool, and what came without one', async () => {
    const world = await createWorld();
    const first = await claimed(world);
    for (let n = 0; n < 5; n += 1) await claimed(world);
    const other = REPS.find((id) => id !== first.repId) ?? 'ben';
    await overrideAssignment(world.ctx, {
      leadId: first.leadId,
      toRepId: other,
      reason: 'other',
      note: 'knows them',
      actor: MIA,
      final: true,
    });
    expect(await weekOf(world, other)).toMatchObject({ pool: 'emea', share: 1 / 3, beyond: 1 });
    const weeks = [];
    for (const who of REPS) weeks.push(await weekOf(world, who));
    const got = weeks.reduce((sum, week) => sum + week.got, 0);
    expect(weeks.map(({ of }) => of)).toEqual([got, got, got]);
    expect(weeks.reduce((sum, week) => sum + week.owed, 0)).toBeCloseTo(0);
  });

  test('forgets what is older than seven days', async () => {
    const world = await createWorld();
    const { repId } = await claimed(world);
    expect((await weekOf(world, repId as Who)).got).toBe(1);
    world.pass('8d');
    expect(await weekOf(world, repId as Who)).toMatchObject({ got: 0, of: 0, halfWithinMs: null });
  });

  test('knows in what time half of the claims were made, tests left out', async () => {
    const world = await createWorld({ policy: POLICY.replace('ben: 100, cleo: 100', 'ben: 0') });
    for (const minutes of ['1m', '10m', '3m']) {
      const asked = await offered(world);
      world.pass(minutes);
      await claimOffer(world.ctx, asked);
    }
    const sentTest = await sendTestLead(world.ctx, { repId: 'ana', actor: rep('ana') });
    await world.settle();
    if (!('leadId' in sentTest)) throw new Error(sentTest.outcome);
    world.pass('1s');
    await claimOffer(world.ctx, await askedAbout(world, sentTest.leadId));
    expect(await weekOf(world, 'ana')).toMatchObject({ got: 3, halfWithinMs: 3 * 60_000 });
  });

  test('is null for who is in no pool', async () => {
    const world = await createWorld();
    expect(await loadHome(world.ctx, { userId: USERS.mia })).toMatchObject({
      week: null,
      inPool: false,
      pools: [{ pool: 'emea' }],
    });
  });
});

async function missed(world: World, leads: number): Promise<void> {
  for (let n = 0; n < leads; n += 1) {
    await claimed(world);
    await world.advance('10m');
  }
}

describe('an absence that is over', () => {
  test('is told with the leads that came meanwhile, and while it lasts it is not', async () => {
    const world = await createWorld({ policy: WEIGHED });
    await claimed(world);
    world.pass('1m');
    await setAway(world, 'ana', { until: null });
    await missed(world, 10);
    expect((await weekOf(world, 'ana')).absence).toBeNull();
    await setAway(world, 'ana', null);
    expect((await weekOf(world, 'ana')).absence).toEqual({ missed: 10, catchUp: 0, oneIn: 4 });
    await missed(world, 3);
    expect((await weekOf(world, 'ana')).absence).toMatchObject({ missed: 10 });
    expect((await weekOf(world, 'ben')).absence).toBeNull();
    world.pass('8d');
    expect((await weekOf(world, 'ana')).absence).toBeNull();
  });

  test('ends by itself at the time that was set, and what touches it belongs to it', async () => {
    const world = await createWorld();
    const until = (minutes: number) => new Date(world.ctx.clock.now().getTime() + minutes * 60_000);
    await setAway(world, 'ana', { until: until(15) });
    await missed(world, 1);
    await setAway(world, 'ana', { until: until(15) });
    await missed(world, 4);
    expect((await weekOf(world, 'ana')).absence).toMatchObject({ missed: 3 });
  });

  test('may be time off, which lasts as long as it was not cancelled', async () => {
    const world = await createWorld();
    const now = world.ctx.clock.now().getTime();
    const at = (minutes: number) => new Date(now + minutes * 60_000);
    const row = { repId: 'ana', coverId: null, setBy: 'slack:U0ANA', setAt: at(0), begunAt: at(0) };
    const planned = { ...row, id: 'abs_1', startsAt: at(5), endsAt: at(500), cancelledAt: at(35) };
    await world.db.tx((tx) => insertAbsence(tx, planned));
    const dropped = { ...row, id: 'abs_2', startsAt: at(40), endsAt: at(50), cancelledAt: at(1) };
    await world.db.tx((tx) => insertAbsence(tx, dropped));
    await missed(world, 3);
    expect((await weekOf(world, 'ana')).absence).toBeNull();
    await missed(world, 3);
    expect((await weekOf(world, 'ana')).absence).toMatchObject({ missed: 3 });
  });

  test('is caught up on where the pool grants it', async () => {
    const world = await createWorld({
      policy: POLICY.replace('manager: mia,', 'manager: mia, catch_up: 2,'),
    });
    await setAway(world, 'ana', { until: null });
    await missed(world, 10);
    await setAway(world, 'ana', null);
    expect((await weekOf(world, 'ana')).absence).toEqual({ missed: 10, catchUp: 2, oneIn: 4 });
  });

  test('is none for who says to be back without having been away', async () => {
    const world = await createWorld();
    await missed(world, 3);
    await setAway(world, 'ana', null);
    expect((await weekOf(world, 'ana')).absence).toBeNull();
  });
});
