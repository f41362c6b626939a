import { describe, expect, test } from 'vitest';
import { findLead } from '../../../src/db/leads/lead-store.ts';
import { listTimeOff } from '../../../src/services/hours/load-hours.ts';
import { claimOffer } from '../../../src/services/offer/claim-offer.ts';
import { setAvailability } from '../../../src/services/people/set-availability.ts';
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
import { inEnglish } from '../../support/in-english.ts';
import { expectSound } from '../../support/invariants.ts';
import { createWorld, type World } from '../../support/world.ts';
import { cancel, hour, plan, planned } from './off-duty.ts';

const others = (repId: string) => ['ana', 'ben', 'cleo'].filter((id) => id !== repId);
const noticesIn = (world: World) =>
  inEnglish(world.posts).flatMap(({ card }) =>
    card.kind === 'notice' && card.title.endsWith('is away') ? [card.text] : [],
  );

describe('time off that begins', () => {
  test('hands the unanswered offer on without blame, once, at its instant', async () => {
    const world = await createWorld();
    await world.advance('119m');
    const { leadId, repId } = await offeredLead(world);
    await plan(world, { repId });
    expect(await offerStates(world, leadId)).toEqual(['made']);
    await world.advance('1m');
    expect(await offerStates(world, leadId)).toEqual(['withdrawn', 'made']);
    expect(others(repId)).toContain((await askedAbout(world, leadId)).repId);
    const draws = await world.db.read.select().from(world.db.t.draws);
    expect(draws.find((draw) => draw.repId === repId)?.refundedAt).toEqual(hour(2));
    expect(await lagSums(world.db)).toEqual([0]);
    await world.advance('1m');
    const begun = (await auditActions(world)).filter((one) => one === 'rep.time_off_began');
    expect(begun).toHaveLength(1);
    await expectSound(world.db);
  });

  test('is seen to after a downtime, before the offer counts as missed', async () => {
    const world = await createWorld();
    await world.advance('110m');
    const { leadId, repId } = await offeredLead(world);
    await plan(world, { repId });
    world.pass('60m');
    await world.settle();
    expect(await offerStates(world, leadId)).toEqual(['withdrawn', 'made']);
    const actions = await auditActions(world, leadId);
    expect(actions).not.toContain('offer.expired');
  });

  test('needs nothing any more where it is over already', async () => {
    const world = await createWorld();
    await planned(world, { repId: 'ana' });
    world.pass('5h');
    await world.settle();
    expect(await auditActions(world)).not.toContain('rep.time_off_began');
  });

  test('begins at once where it starts by now', async () => {
    const world = await createWorld();
    const { leadId, repId } = await offeredLead(world);
    const was = await plan(world, { repId, from: hour(0) });
    expect(was).toMatchObject({
      outcome: 'planned',
      timeOff: { begun: false },
      left: { moved: 1 },
    });
    expect(await offerStates(world, leadId)).toEqual(['withdrawn', 'made']);
    await world.settle();
    const begun = (await auditActions(world)).filter((one) => one === 'rep.time_off_began');
    expect(begun).toHaveLength(1);
  });

  test('gives the cover what would go stale, and tells the manager of the rest once', async () => {
    const world = await createWorld();
    const asked = await offeredLead(world);
    await claimOffer(world.ctx, asked);
    const { repId } = asked;
    const [coverId = ''] = others(repId);
    await plan(world, { repId, from: hour(1), until: hour(31), coverId });
    await world.advance('1h');
    expect((await findLead(world.db.read, asked.leadId))?.ownerId).toBe(coverId);
    expect(noticesIn(world)).toEqual([]);
    await plan(world, { repId: coverId, from: hour(2), until: hour(31) });
    await world.advance('1h');
    await world.advance('1h');
    expect(noticesIn(world)).toEqual([
      expect.stringMatching(/is away until Tue 17:00 with 1 lead/),
    ]);
  });

  test('counts what follows without a gap as one for the cover', async () => {
    const world = await createWorld();
    const asked = await offeredLead(world);
    await claimOffer(world.ctx, asked);
    const { repId } = asked;
    const [coverId = ''] = others(repId);
    await plan(world, { repId, from: hour(3), until: hour(30), coverId });
    await plan(world, { repId, from: hour(1), until: hour(3), coverId });
    await world.advance('1h');
    expect((await findLead(world.db.read, asked.leadId))?.ownerId).toBe(coverId);
  });
});

describe('while it goes on', () => {
  test('no lead comes, and the lead that waited comes by itself when it ends', async () => {
    const world = await createWorld();
    for (const repId of ['ana', 'ben', 'cleo']) await plan(world, { repId });
    await world.advance('2h');
    const leadId = await world.submit('dana@globex.test');
    await world.settle();
    expect((await findLead(world.db.read, leadId))?.state).toBe('held');
    await world.advance('119m');
    expect((await findLead(world.db.read, leadId))?.state).toBe('held');
    await world.advance('1m');
    expect((await findLead(world.db.read, leadId))?.state).toBe('offered');
  });

  test('back ends it, and leads come again', async () => {
    const world = await createWorld();
    for (const repId of ['ana', 'ben', 'cleo']) await plan(world, { repId, from: hour(0) });
    const leadId = await world.submit('dana@globex.test');
    await world.settle();
    await setAvailability(world.ctx, { repId: 'ana', away: null, actor: rep('ana') });
    await world.settle();
    expect(await askedAbout(world, leadId)).toMatchObject({ repId: 'ana' });
    expect((await listTimeOff(world.ctx, { repId: 'ana' })).length).toBe(0);
    expect((await listTimeOff(world.ctx, { repId: 'ben' })).length).toBe(1);
  });

  test('back leaves alone what is planned for later', async () => {
    const world = await createWorld();
    await plan(world, { repId: 'ana', from: hour(24), until: hour(48) });
    await setAvailability(world.ctx, { repId: 'ana', away: null, actor: rep('ana') });
    expect((await listTimeOff(world.ctx, { repId: 'ana' })).length).toBe(1);
  });

  test('a shorter end or another cover changes nothing else', async () => {
    const world = await createWorld();
    const asked = await offeredLead(world);
    await claimOffer(world.ctx, asked);
    const { repId } = asked;
    const [first = '', second = ''] = others(repId);
    const until = hour(30);
    const id = await planned(world, { repId, from: hour(0), until, coverId: null });
    const change = { repId, changes: id, from: hour(9), until, coverId: second, actor: MIA };
    const changed = await plan(world, change);
    expect(changed).toMatchObject({
      timeOff: { from: hour(0), coverId: second, setBy: 'Mia Chen' },
      left: { moved: 0, cover: { taken: 1 } },
    });
    expect((await findLead(world.db.read, asked.leadId))?.ownerId).toBe(second);
    await plan(world, { ...change, until: hour(3), coverId: first });
    const [row] = await listTimeOff(world.ctx, { repId });
    expect(row).toMatchObject({ id, until: hour(3), coverId: first, begun: true });
  });
});

const attempt = async (more: Parameters<typeof plan>[1], before?: Parameters<typeof plan>[1]) => {
  const world = await createWorld();
  if (before) await planned(world, before);
  return withoutTrace(world, () => plan(world, more));
};

describe('time off is refused', () => {
  test.each([
    ['that ends before it starts', { from: hour(4), until: hour(2) }, 'ends_before_start'],
    ['that is over', { from: hour(-5), until: hour(-1) }, 'over'],
    ['that began days ago', { from: hour(-25), until: hour(1) }, 'start_past'],
    ['that never ends', { from: hour(1), until: hour(1 + 24 * 401) }, 'too_long'],
    ['of another year', { from: hour(24 * 401), until: hour(24 * 402) }, 'too_far'],
  ])('%s', async (_, stretch, fault) => {
    const was = await attempt({ repId: 'ana', ...stretch });
    expect(was).toEqual({ outcome: 'bad_dates', fault });
  });

  test('that overlaps with what is planned, and not where they only touch', async () => {
    const was = await attempt({ repId: 'ana', from: hour(3), until: hour(5) }, { repId: 'ana' });
    expect(was).toMatchObject({ outcome: 'overlaps', timeOff: { from: hour(2), until: hour(4) } });
    const world = await createWorld();
    const id = await planned(world, { repId: 'ana' });
    const after = { repId: 'ana', from: hour(4), until: hour(5) };
    expect(await plan(world, after)).toMatchObject({ outcome: 'planned' });
    expect(await plan(world, { repId: 'ben', from: hour(3) })).toMatchObject({
      outcome: 'planned',
    });
    expect(await plan(world, { repId: 'ana', changes: id, from: hour(1) })).toMatchObject({
      outcome: 'planned',
    });
  });

  test('with a cover who is the rep, unknown, or out by then', async () => {
    const out = { repId: 'ben', from: hour(1), until: hour(3) };
    for (const coverId of ['ana', 'zoe', 'ben']) {
      const was = await attempt({ repId: 'ana', coverId }, out);
      expect(was).toMatchObject({ outcome: 'bad_cover' });
    }
    const world = await createWorld();
    await planned(world, out);
    const later = { repId: 'ana', from: hour(3), coverId: 'ben' };
    expect(await plan(world, later)).toMatchObject({ outcome: 'planned' });
  });

  test('for somebody else by a rep, and granted to managers; strangers have no say', async () => {
    const by = (actor: typeof MIA) => attempt({ repId: 'ana', actor });
    expect(await by(rep('ben'))).toMatchObject({
      outcome: 'not_permitted',
      allowed: ['Lou Adam', 'Mia Chen'],
    });
    expect(await by(GUEST)).toEqual({ outcome: 'stranger' });
    expect(await attempt({ repId: 'zoe', actor: MIA })).toEqual({ outcome: 'unknown_rep' });
    const world = await createWorld();
    expect(await plan(world, { repId: 'ana', actor: MIA })).toMatchObject({
      timeOff: { name: 'Ana Ruiz', setBy: 'Mia Chen' },
    });
  });

  test('as a change of what is gone, over or somebody else’s', async () => {
    const world = await createWorld();
    const id = await planned(world, { repId: 'ana' });
    const bens = await planned(world, { repId: 'ben' });
    const change = (changes: string) =>
      withoutTrace(world, () => plan(world, { repId: 'ana', changes }));
    expect(await change('abs_0')).toEqual({ outcome: 'time_off_over' });
    expect(await change(bens)).toEqual({ outcome: 'time_off_over' });
    await cancel(world, id, 'ana');
    expect(await change(id)).toEqual({ outcome: 'time_off_over' });
  });
});

test('two who plan at once do not overlap', async () => {
  const world = await createWorld();
  const both = await Promise.all([1, 2].map(() => plan(world, { repId: 'ana' })));
  expect(both.map(({ outcome }) => outcome).toSorted()).toEqual(['overlaps', 'planned']);
});
