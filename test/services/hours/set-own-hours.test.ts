import { expect, test } from 'vitest';
import { findLead } from '../../../src/db/leads/lead-store.ts';
import type { Hours } from '../../../src/routing/model/workspace/roster.ts';
import { loadHours } from '../../../src/services/hours/load-hours.ts';
import { setOwnHours } from '../../../src/services/hours/set-own-hours.ts';
import { setAvailability } from '../../../src/services/people/set-availability.ts';
import { whoIsRep } from '../../../src/services/people/who-is.ts';
import {
  askedAbout,
  auditActions,
  GUEST,
  MIA,
  offeredLead,
  rep,
  withoutTrace,
} from '../../support/cast.ts';
import { createWorld, POLICY, ROSTER, type World } from '../../support/world.ts';

const MORNING: Hours = { 'mon-fri': ['08:00-11:00'] };
const set = (
  world: World,
  repId: string,
  own: { hours: Hours; timeZone: string } | null,
  actor = rep(repId),
) => setOwnHours(world.ctx, { repId, own, actor });

const alone = POLICY.replace('ana: 100, ben: 100, cleo: 100', 'ana: 100');

test("a rep's own hours stand in place of the roster's", async () => {
  const world = await createWorld({ policy: alone });
  expect(await set(world, 'ana', { hours: MORNING, timeZone: 'UTC' })).toEqual({
    outcome: 'saved',
  });
  await offeredLead(world);
  await world.advance('1h');
  const leadId = await world.submit('ida@initech.test');
  await world.settle();
  expect((await findLead(world.db.read, leadId))?.state).toBe('scheduled');
  await world.advance('21h');
  expect(await askedAbout(world, leadId)).toMatchObject({ repId: 'ana' });
  expect(await auditActions(world)).toContain('rep.hours');
});

test('the zone they are meant in counts, and is the one in which the rep is told times', async () => {
  const world = await createWorld({ policy: alone });
  await set(world, 'ana', { hours: MORNING, timeZone: 'America/New_York' });
  expect(await whoIsRep(world.ctx, { repId: 'ana' })).toMatchObject({
    timeZone: 'America/New_York',
  });
  const leadId = await world.submit('ida@initech.test');
  await world.settle();
  expect((await findLead(world.db.read, leadId))?.state).toBe('scheduled');
  await world.advance('3h');
  expect((await findLead(world.db.read, leadId))?.state).toBe('offered');
});

test('what waits for a shift goes out when hours are widened', async () => {
  const roster = ROSTER.replace(
    'ana@acme.test,',
    'ana@acme.test, hours: { sat: ["09:00-10:00"] },',
  );
  const world = await createWorld({ policy: alone, roster });
  const leadId = await world.submit('ida@initech.test');
  await world.settle();
  expect((await findLead(world.db.read, leadId))?.state).toBe('scheduled');
  await set(world, 'ana', { hours: 'always', timeZone: 'UTC' });
  await world.settle();
  expect((await findLead(world.db.read, leadId))?.state).toBe('offered');
});

test('none, and those of the roster, mean that the roster holds', async () => {
  const world = await createWorld();
  const shown = async () => {
    const was = await loadHours(world.ctx, { repId: 'ana', actor: rep('ana') });
    return was.outcome === 'open' ? [was.form.own, was.form.hours] : was;
  };
  const unchanged = () => withoutTrace(world, () => set(world, 'ana', null));
  expect(await unchanged()).toEqual({ outcome: 'unchanged' });
  await set(world, 'ana', { hours: MORNING, timeZone: 'UTC' });
  expect(await shown()).toEqual([true, 'mon-fri 08:00-11:00']);
  await set(world, 'ana', { hours: 'always', timeZone: 'UTC' });
  expect(await shown()).toEqual([false, 'always']);
  await set(world, 'ana', { hours: MORNING, timeZone: 'UTC' }, MIA);
  await set(world, 'ana', null);
  expect(await shown()).toEqual([false, 'always']);
});

test('they outlive an Away that comes and goes', async () => {
  const world = await createWorld();
  await set(world, 'ana', { hours: MORNING, timeZone: 'UTC' });
  await setAvailability(world.ctx, { repId: 'ana', away: null, actor: rep('ana') });
  const was = await loadHours(world.ctx, { repId: 'ana', actor: MIA });
  expect(was).toMatchObject({ form: { own: true, name: 'Ana Ruiz' } });
});

test("nobody sees or sets somebody else's but managers", async () => {
  const world = await createWorld();
  const own = { hours: MORNING, timeZone: 'UTC' };
  const attempt = (repId: string, actor = rep(repId)) =>
    withoutTrace(world, () => set(world, repId, own, actor));
  expect(await attempt('ana', rep('ben'))).toMatchObject({ outcome: 'not_permitted' });
  expect(await attempt('ana', GUEST)).toEqual({ outcome: 'stranger' });
  expect(await attempt('zoe', MIA)).toEqual({ outcome: 'unknown_rep' });
  const seen = (actor = rep('ben')) => loadHours(world.ctx, { repId: 'ana', actor });
  expect(await seen()).toMatchObject({ outcome: 'not_permitted' });
  expect(await seen(GUEST)).toEqual({ outcome: 'stranger' });
  expect(await loadHours(world.ctx, { repId: 'zoe', actor: MIA })).toEqual({
    outcome: 'unknown_rep',
  });
});
