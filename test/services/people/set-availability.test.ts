import { expect, test } from 'vitest';
import { findLead } from '../../../src/db/leads/lead-store.ts';
import { planTimeOff } from '../../../src/services/hours/plan-time-off.ts';
import { claimOffer } from '../../../src/services/offer/claim-offer.ts';
import {
  type Availability,
  loadAway,
  setAvailability,
} from '../../../src/services/people/set-availability.ts';
import { loadTeamRows } from '../../../src/services/views/team-rows.ts';
import {
  askedAbout,
  auditActions,
  GUEST,
  lagSums,
  MIA,
  offeredLead,
  offerStates,
  rep,
  withoutTrace,
} from '../../support/cast.ts';
import { createWorld, MONDAY, type World } from '../../support/world.ts';

const away = (world: World, more: Partial<Availability> & { repId: string }) =>
  setAvailability(world.ctx, { away: { until: null }, actor: rep(more.repId), ...more });

async function everybodyAway(world: World, until: Date | null = null): Promise<void> {
  for (const repId of ['ana', 'ben', 'cleo']) await away(world, { repId, away: { until } });
}

test('a rep who goes away hands the unanswered offer on without using a turn', async () => {
  const world = await createWorld();
  const { leadId, repId } = await offeredLead(world);
  expect(await away(world, { repId })).toMatchObject({ outcome: 'away', until: null, moved: 1 });
  expect(await offerStates(world, leadId)).toEqual(['withdrawn', 'made']);
  expect((await askedAbout(world, leadId)).repId).not.toBe(repId);
  const draws = await world.db.read.select().from(world.db.t.draws);
  const ofLeaver = draws.find((draw) => draw.repId === repId);
  expect(ofLeaver?.refundedAt).toEqual(MONDAY);
  expect(await lagSums(world.db)).toEqual([0]);
  expect(await auditActions(world)).toEqual(
    expect.arrayContaining(['rep.away', 'offer.withdrawn']),
  );
});

test('nobody who went away counts as having missed the lead', async () => {
  const world = await createWorld();
  const { leadId, repId } = await offeredLead(world);
  await away(world, { repId });
  await setAvailability(world.ctx, { repId, away: null, actor: rep(repId) });
  for (const other of ['ana', 'ben', 'cleo'].filter((id) => id !== repId)) {
    await away(world, { repId: other });
  }
  expect(await askedAbout(world, leadId)).toMatchObject({ repId });
});

test('claimed leads stay with a rep who goes away', async () => {
  const world = await createWorld();
  const asked = await offeredLead(world);
  await claimOffer(world.ctx, asked);
  expect(await away(world, asked)).toMatchObject({ outcome: 'away', moved: 0 });
  expect(await findLead(world.db.read, asked.leadId)).toMatchObject({ ownerId: asked.repId });
});

test('managers set anybody, reps only themselves', async () => {
  const world = await createWorld();
  const byBen = () => away(world, { repId: 'ana', actor: rep('ben') });
  expect(await withoutTrace(world, byBen)).toMatchObject({ outcome: 'not_permitted' });
  expect(await away(world, { repId: 'ana', actor: MIA })).toMatchObject({ name: 'Ana Ruiz' });
});

test('a stranger and an unknown rep change nothing', async () => {
  const world = await createWorld();
  const attempt = (more: Partial<Availability>) =>
    withoutTrace(world, () => away(world, { repId: 'ana', ...more }));
  expect(await attempt({ actor: GUEST })).toEqual({ outcome: 'stranger' });
  expect(await attempt({ repId: 'zoe', actor: MIA })).toEqual({ outcome: 'unknown_rep' });
});

test('back draws the lead that waited for somebody', async () => {
  const world = await createWorld();
  await everybodyAway(world);
  const leadId = await world.submit('dana@globex.test');
  await world.settle();
  expect((await findLead(world.db.read, leadId))?.state).toBe('held');
  const back = await setAvailability(world.ctx, { repId: 'ben', away: null, actor: rep('ben') });
  expect(back).toEqual({ outcome: 'back', name: 'Ben Koch' });
  await world.settle();
  expect(await askedAbout(world, leadId)).toMatchObject({ repId: 'ben' });
  expect(await auditActions(world)).toContain('rep.back');
});

test('the end of Away draws the lead by itself', async () => {
  const world = await createWorld();
  await everybodyAway(world, new Date(MONDAY.getTime() + 3_600_000));
  const leadId = await world.submit('dana@globex.test');
  await world.settle();
  expect((await findLead(world.db.read, leadId))?.state).toBe('held');
  await world.advance('1h');
  expect((await findLead(world.db.read, leadId))?.state).toBe('offered');
});

test('a held lead pages once, however often routing looks at it again', async () => {
  const world = await createWorld();
  await everybodyAway(world);
  await world.submit('dana@globex.test');
  await world.settle();
  for (let i = 0; i < 3; i++) {
    await setAvailability(world.ctx, { repId: 'lou', away: null, actor: rep('lou') });
    await world.settle();
  }
  expect(world.posts.filter((post) => post.card.kind === 'escalation')).toHaveLength(1);
});

test('a cover that is not named stays while away, and goes when taken away or back', async () => {
  const world = await createWorld();
  await away(world, { repId: 'ana', coverId: 'ben' });
  await away(world, { repId: 'ana' });
  const coverOf = async () => {
    const rows = await world.db.read.select().from(world.db.t.repStates);
    return rows.find((row) => row.repId === 'ana')?.coverId;
  };
  expect(await coverOf()).toBe('ben');
  await away(world, { repId: 'ana', coverId: null });
  expect(await coverOf()).toBeNull();
  await away(world, { repId: 'ana', coverId: 'ben' });
  await away(world, { repId: 'ana', away: null });
  expect(await coverOf()).toBeNull();
});

test('another cover keeps the end of the Away, and nothing is kept where there is none', async () => {
  const world = await createWorld();
  const until = new Date(MONDAY.getTime() + 3_600_000);
  await away(world, { repId: 'ana', away: { until }, coverId: 'ben' });
  const changed = await away(world, { repId: 'ana', away: {}, coverId: 'cleo', actor: MIA });
  expect(changed).toMatchObject({ outcome: 'away', until, cover: { name: 'Cleo Wu' } });
  expect(await loadAway(world.ctx, { repId: 'ana' })).toEqual({ until, coverId: 'cleo' });
  await world.advance('1h');
  expect(await loadAway(world.ctx, { repId: 'ana' })).toBeNull();
  const late = () => away(world, { repId: 'ana', away: {}, coverId: 'ben', actor: MIA });
  expect(await withoutTrace(world, late)).toEqual({ outcome: 'not_away', name: 'Ana Ruiz' });
});

test('whom somebody covers is said on both sides, as long as it lasts', async () => {
  const world = await createWorld();
  const until = new Date(MONDAY.getTime() + 3_600_000);
  await away(world, { repId: 'ana', away: { until }, coverId: 'ben' });
  await planTimeOff(world.ctx, {
    repId: 'cleo',
    from: MONDAY,
    until,
    coverId: 'ben',
    changes: null,
    actor: MIA,
  });
  const covered = async () => {
    const rows = await loadTeamRows(world.ctx);
    return rows.map(({ repId, coverName, covers }) => [repId, coverName, covers]);
  };
  const both = [
    { name: 'Ana Ruiz', until },
    { name: 'Cleo Wu', until },
  ];
  expect((await covered()).slice(0, 3)).toEqual([
    ['ana', 'Ben Koch', []],
    ['ben', null, both],
    ['cleo', 'Ben Koch', []],
  ]);
  await world.advance('1h');
  expect((await covered())[1]).toEqual(['ben', null, []]);
});
