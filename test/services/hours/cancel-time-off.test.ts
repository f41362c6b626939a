import { expect, test } from 'vitest';
import { cancelTimeOff } from '../../../src/services/hours/cancel-time-off.ts';
import { listTimeOff } from '../../../src/services/hours/load-hours.ts';
import { askedAbout, auditActions, MIA, withoutTrace } from '../../support/cast.ts';
import { createWorld, type World } from '../../support/world.ts';
import { cancel, hour, plan, planned } from './off-duty.ts';

const left = async (world: World) => (await listTimeOff(world.ctx, { repId: null })).length;

test('what was planned does not begin once it is cancelled', async () => {
  const world = await createWorld();
  const id = await planned(world, { repId: 'ana' });
  expect(await cancel(world, id, 'ana')).toMatchObject({
    outcome: 'cancelled',
    timeOff: { name: 'Ana Ruiz' },
  });
  expect(await left(world)).toBe(0);
  await world.advance('2h');
  expect(await auditActions(world)).not.toContain('rep.time_off_began');
});

test('what goes on ends at once, and leads that wait go out', async () => {
  const world = await createWorld();
  const ids = [];
  for (const repId of ['ana', 'ben', 'cleo']) {
    ids.push(await planned(world, { repId, from: hour(0) }));
  }
  const leadId = await world.submit('dana@globex.test');
  await world.settle();
  await cancelTimeOff(world.ctx, { id: ids[1] ?? '', actor: MIA });
  await world.settle();
  expect(await askedAbout(world, leadId)).toMatchObject({ repId: 'ben' });
});

test('nobody cancels that of somebody else, what is unknown, over or cancelled', async () => {
  const world = await createWorld();
  const id = await planned(world, { repId: 'ana' });
  const attempt = (off: string, by: string) => withoutTrace(world, () => cancel(world, off, by));
  expect(await attempt(id, 'ben')).toMatchObject({ outcome: 'not_permitted' });
  expect(await attempt(id, 'guest')).toEqual({ outcome: 'stranger' });
  expect(await attempt('abs_0', 'ana')).toEqual({ outcome: 'unknown_time_off' });
  await cancel(world, id, 'mia');
  expect(await attempt(id, 'ana')).toEqual({ outcome: 'time_off_over' });
  const past = await planned(world, { repId: 'ana', from: hour(0), until: hour(1) });
  world.pass('2h');
  expect(await attempt(past, 'ana')).toEqual({ outcome: 'time_off_over' });
});

test('time off is listed by its begin, of one or of all, as long as it is not over', async () => {
  const world = await createWorld();
  await plan(world, { repId: 'ana', from: hour(8), until: hour(9) });
  await plan(world, { repId: 'ben', coverId: 'ana', actor: MIA });
  await plan(world, { repId: 'ana', from: hour(0), until: hour(1) });
  const all = await listTimeOff(world.ctx, { repId: null });
  expect(all.map(({ name, begun }) => [name, begun])).toEqual([
    ['Ana Ruiz', true],
    ['Ben Koch', false],
    ['Ana Ruiz', false],
  ]);
  expect(all[1]).toMatchObject({ coverName: 'Ana Ruiz', setBy: 'Mia Chen', timeZone: 'UTC' });
  world.pass('1h');
  expect(await listTimeOff(world.ctx, { repId: 'ana' })).toHaveLength(1);
});
