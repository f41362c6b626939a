import { expect, test } from 'vitest';
import { loadHolidays } from '../../../src/db/workspace/team-store.ts';
import { housekeep } from '../../../src/services/operations/housekeep.ts';
import { createWorld, ROSTER } from '../../support/world.ts';

const SPANISH = ROSTER.replace('slack: U0ANA,', 'slack: U0ANA, holidays: ES,');

test('keys that a sender can no longer repeat are cleared, younger ones stay', async () => {
  const world = await createWorld();
  await world.submit('dana@globex.test');
  await world.advance('5d');
  await world.submit('rob@initech.test');
  await world.advance('4d');
  await housekeep(world.ctx);
  expect(await world.db.read.select().from(world.db.t.idempotencyKeys)).toHaveLength(1);
});

test('at night the holidays of a year ahead are written anew', async () => {
  const world = await createWorld({ roster: SPANISH });
  await world.advance('365d');
  expect((await loadHolidays(world.db.read)).get('ES')).not.toContain('2028-01-06');
  await world.advance('17h');
  await housekeep(world.ctx);
  expect((await loadHolidays(world.db.read)).get('ES')).toContain('2028-01-06');
});

test('by day it leaves them alone', async () => {
  const world = await createWorld({ roster: SPANISH });
  await world.advance('365d');
  await housekeep(world.ctx);
  expect((await loadHolidays(world.db.read)).get('ES')).not.toContain('2028-01-06');
});
