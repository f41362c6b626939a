import { beforeEach, expect, test } from 'vitest';
import { loadHome } from '../../../../src/services/home/load-home.ts';
import { askToJoin } from '../../../../src/services/people/joining/ask-to-join.ts';
import { auditActions } from '../../../support/cast.ts';
import { createWorld, POLICY, ROSTER, type World } from '../../../support/world.ts';

const policy = POLICY.replace('ana: 100, ben: 100, cleo: 100', 'ana: 100, ben: 0');
let world: World;
beforeEach(async () => {
  world = await createWorld({ policy });
});

const ask = (userId: string) => askToJoin(world.ctx, { userId });
const sent = () =>
  world.posts.flatMap(({ to, card }) => (card.kind === 'join' ? [{ to, card }] : []));

test('a rep in no pool asks their own manager, who reads what to do', async () => {
  expect(await loadHome(world.ctx, { userId: 'U0BEN' })).toMatchObject({ mayAsk: 'Mia Chen' });
  expect(await ask('U0BEN')).toEqual({ outcome: 'asked', to: 'Mia Chen' });
  await world.settle();
  const asker = { name: 'Ben Koch', userId: 'U0BEN' };
  expect(sent()).toMatchObject([{ to: 'U0MIA', card: { asker, mayEdit: false } }]);
  expect(await auditActions(world)).toContain('join.asked');
});

test('who is not on the roster asks an admin', async () => {
  expect(await loadHome(world.ctx, { userId: 'U0GUEST' })).toMatchObject({ mayAsk: 'Lou Adam' });
  expect(await ask('U0GUEST')).toEqual({ outcome: 'asked', to: 'Lou Adam' });
  await world.settle();
  const card = { asker: { name: null, userId: 'U0GUEST' }, mayEdit: true, admins: ['Lou Adam'] };
  expect(sent()).toMatchObject([{ to: 'U0LOU', card }]);
});

test('presses of one day are one request, and the next day may bring another', async () => {
  const both = await Promise.all([ask('U0BEN'), ask('U0BEN')]);
  expect(both.map(({ outcome }) => outcome).toSorted()).toEqual(['asked', 'asked_before']);
  await world.advance('23h');
  expect(await ask('U0BEN')).toMatchObject({ outcome: 'asked_before' });
  expect(await ask('U0CLEO')).toMatchObject({ outcome: 'asked' });
  await world.advance('1h');
  expect(await ask('U0BEN')).toMatchObject({ outcome: 'asked' });
  await world.settle();
  expect(sent()).toHaveLength(3);
});

test('who is in a pool asks for nothing, and where nobody can be reached that is said', async () => {
  expect(await loadHome(world.ctx, { userId: 'U0ANA' })).toMatchObject({ mayAsk: null });
  expect(await ask('U0ANA')).toEqual({ outcome: 'in_pool' });
  const roster = ROSTER.replaceAll('role: manager', 'role: rep').replaceAll(
    'role: admin',
    'role: rep',
  );
  const alone = await createWorld({ policy, roster });
  expect(await askToJoin(alone.ctx, { userId: 'U0BEN' })).toEqual({ outcome: 'nobody' });
  expect(await auditActions(alone)).not.toContain('join.asked');
});
