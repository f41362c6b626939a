import { describe, expect, test } from 'vitest';
import { loadHome } from '../../../src/services/home/load-home.ts';
import { loadReport } from '../../../src/services/home/load-report.ts';
import { loadStatus } from '../../../src/services/home/load-status.ts';
import { loadTurnTerms } from '../../../src/services/home/load-turn-terms.ts';
import { claimOffer } from '../../../src/services/offer/claim-offer.ts';
import { setAvailability } from '../../../src/services/people/set-availability.ts';
import { pauseRouting } from '../../../src/services/placing/pause-routing.ts';
import { loadShares } from '../../../src/services/reports/load-shares.ts';
import { loadRecentFigures } from '../../../src/services/reports/recent-figures.ts';
import { applyWorkspace } from '../../../src/services/workspace/apply-workspace.ts';
import { GUEST, MIA, offeredLead, rep } from '../../support/cast.ts';
import { createWorld, POLICY, ROSTER, type World } from '../../support/world.ts';

const poolsOf = async (world: World) => (await loadHome(world.ctx, { userId: 'U0MIA' })).pools;

const TWO_POOLS = POLICY.replace(
  'rules:',
  '  - { id: us, members: { cleo: 100, ana: 50, mia: 0 } }\nrules:',
);
const SMALL = ROSTER.replace('name: Ben Koch', 'name: Ben Koch, capacity: { open: 1 }');

async function claimedLead(world: World, email: string): Promise<void> {
  await claimOffer(world.ctx, await offeredLead(world, email));
}

describe('pools in the Home of a manager', () => {
  test('say who could take a lead now, what came, and who is furthest from even', async () => {
    const world = await createWorld({ roster: SMALL, policy: TWO_POOLS });
    for (const name of ['dana', 'kim', 'lee']) await claimedLead(world, `${name}@${name}.test`);
    await setAvailability(world.ctx, { repId: 'cleo', away: { until: null }, actor: rep('cleo') });
    await claimedLead(world, 'max@max.test');
    const [emea, us] = await poolsOf(world);
    expect(emea).toEqual({
      pool: 'emea',
      paused: false,
      members: 3,
      available: 1,
      full: 1,
      leads: 4,
      furthest: { name: 'Ben Koch', owed: expect.closeTo(-1 / 3, 5) },
    });
    expect(us).toEqual({
      pool: 'us',
      paused: false,
      members: 2,
      available: 1,
      full: 0,
      leads: 0,
      furthest: null,
    });
  });

  test('come with those that are paused first, and still say who is there', async () => {
    const world = await createWorld({ policy: TWO_POOLS });
    await pauseRouting(world.ctx, { pool: 'us', paused: true, actor: MIA });
    expect(await poolsOf(world)).toMatchObject([
      { pool: 'us', paused: true, available: 2 },
      { pool: 'emea', paused: false, available: 3 },
    ]);
    await pauseRouting(world.ctx, { pool: 'all', paused: true, actor: MIA });
    expect((await poolsOf(world)).every(({ paused }) => paused)).toBe(true);
  });

  test('are for managers: a rep is shown none', async () => {
    const world = await createWorld();
    expect((await loadHome(world.ctx, { userId: 'U0ANA' })).pools).toEqual([]);
    expect(await loadReport(world.ctx, { actor: rep('ana') })).toMatchObject({
      outcome: 'own',
      week: { rows: [{ pool: 'emea' }] },
    });
    expect(await loadReport(world.ctx, { actor: MIA })).toMatchObject({ outcome: 'pools' });
  });
});

test('the status shows a rep what they are owed themselves, and nothing of the others', async () => {
  const world = await createWorld();
  await claimedLead(world, 'dana@globex.test');
  const seen = async (actor: typeof MIA) => {
    const { team, pools } = await loadStatus(world.ctx, { actor });
    return { owed: team.map(({ owed }) => owed !== null), pools: pools.length };
  };
  expect(await seen(MIA)).toEqual({ owed: [true, true, true], pools: 1 });
  expect(await seen(rep('ben'))).toEqual({ owed: [false, true, false], pools: 0 });
});

describe('who got what', () => {
  const asked = { pool: 'emea', days: 7 };

  test('is for managers', async () => {
    const world = await createWorld();
    expect(await loadShares(world.ctx, { ...asked, actor: rep('ana') })).toMatchObject({
      outcome: 'not_permitted',
      allowed: ['Lou Adam', 'Mia Chen'],
    });
    expect(await loadShares(world.ctx, { ...asked, actor: GUEST })).toEqual({
      outcome: 'stranger',
    });
  });

  test('is of a pool of the policy, over the days that were asked for', async () => {
    const world = await createWorld({ policy: TWO_POOLS });
    await claimedLead(world, 'dana@globex.test');
    expect(await loadShares(world.ctx, { ...asked, pool: 'apac', actor: MIA })).toEqual({
      outcome: 'unknown_pool',
      pools: ['emea', 'us'],
    });
    const week = await loadShares(world.ctx, { ...asked, actor: MIA });
    expect(week).toMatchObject({ outcome: 'listed', leads: 1, reps: 3, page: 0, pages: 1 });
    world.pass('10d');
    expect(await loadShares(world.ctx, { ...asked, actor: MIA })).toMatchObject({ leads: 0 });
    expect(await loadShares(world.ctx, { ...asked, days: 30, actor: MIA })).toMatchObject({
      leads: 1,
    });
  });

  test('is ten to a page, the most owed first, and ends with the last page', async () => {
    const ids = Array.from({ length: 23 }, (_, n) => `rep-${n + 10}`);
    const roster = `${ROSTER}${ids.map((id) => `  - { id: ${id}, name: ${id}, slack: U${id.toUpperCase().replace('-', '')}, email: ${id}@acme.test }\n`).join('')}`;
    const members = ids.map((id) => `${id}: 100`).join(', ');
    const policy = POLICY.replace('ana: 100, ben: 100, cleo: 100', members);
    const world = await createWorld({ roster, policy });
    await world.submit('dana@globex.test');
    await world.settle();
    const pages = [];
    for (const page of [0, 1, 2, 9]) {
      const was = await loadShares(world.ctx, { ...asked, page, actor: MIA });
      if (was.outcome !== 'listed') throw new Error(was.outcome);
      pages.push(was);
    }
    expect(pages.map(({ page, rows }) => [page, rows.length])).toEqual([
      [0, 10],
      [1, 10],
      [2, 3],
      [2, 3],
    ]);
    const owed = pages.slice(0, 3).flatMap(({ rows }) => rows.map((row) => row.owed));
    expect(owed).toEqual(owed.toSorted((a, b) => b - a));
    expect(owed.at(-1)).toBeCloseTo(1 / 23 - 1);
  });
});

test('what a rep is told of turns are the settings of their pools', async () => {
  const world = await createWorld({
    policy: TWO_POOLS.replace('manager: mia,', 'manager: mia, catch_up: 3, refund_limit: 2,'),
  });
  expect(await loadTurnTerms(world.ctx, { repId: 'ana' })).toMatchObject([
    { pool: 'emea', weight: 100, share: 1 / 3, catchUp: { leads: 3, oneIn: 4 }, refundLimit: 2 },
    { pool: 'us', weight: 50, share: 1 / 3, catchUp: { leads: 0 }, byLoad: false },
  ]);
  expect(await loadTurnTerms(world.ctx, { repId: 'mia' })).toEqual([]);
});

describe('the figures of the last days', () => {
  test('are counted once for all who look, until a turn is drawn or an hour has passed', async () => {
    const world = await createWorld();
    await claimedLead(world, 'dana@globex.test');
    const first = await loadRecentFigures(world.ctx);
    expect(await loadRecentFigures(world.ctx)).toBe(first);
    await claimedLead(world, 'kim@initech.test');
    const second = await loadRecentFigures(world.ctx);
    expect(second[0]?.draws).toBe(2);
    world.pass('1h');
    expect(await loadRecentFigures(world.ctx)).not.toBe(second);
  });

  test('know other weights as soon as a policy is published', async () => {
    const world = await createWorld();
    await loadRecentFigures(world.ctx);
    const was = await applyWorkspace(world.ctx, {
      files: { roster: ROSTER, policy: POLICY.replace('ana: 100', 'ana: 300') },
      dryRun: false,
      prune: false,
      onto: null,
      actor: { kind: 'cli', osUser: 'test' },
    });
    expect(was.outcome).toBe('applied');
    const [emea] = await loadRecentFigures(world.ctx);
    expect(emea?.reps.map(({ weight }) => weight)).toEqual([300, 100, 100]);
  });
});
