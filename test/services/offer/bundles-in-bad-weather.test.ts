import { expect, test } from 'vitest';
import { claimOffer } from '../../../src/services/offer/claim-offer.ts';
import { followSlackUser } from '../../../src/services/people/follow-slack-user.ts';
import { askedAbout } from '../../support/cast.ts';
import { createWorld, ROSTER, type World } from '../../support/world.ts';

/** Ana's shift, like everybody's of `names`, starts at 12:00; the world starts at 10:00. */
const startingAtNoon = (names: string) =>
  ROSTER.replaceAll(
    new RegExp(`(id: (${names}), [^}]*) }`, 'g'),
    '$1, hours: { mon-fri: ["12:00-18:00"] } }',
  );
const ALONE = startingAtNoon('ana').replaceAll(/(id: (ben|cleo), [^}]*) }/g, '$1, hours: {} }');

async function night(roster: string): Promise<{ world: World; ids: string[] }> {
  const world = await createWorld({ roster });
  const ids = [];
  for (let n = 0; n < 4; n++) ids.push(await world.submit(`p@c${n}.test`));
  await world.settle();
  await world.advance('2h');
  return { world, ids };
}
const rowsOf = (list: { card: World['posts'][number]['card'] }[]) =>
  list.flatMap(({ card }) => (card.kind === 'bundle' ? [card.rows] : []));

test('a message of several offers that leaves late says the time each really has', async () => {
  const { world } = await night(ALONE);
  world.pass('10m');
  const until = new Date(world.ctx.clock.now().getTime() + 15 * 60_000);
  await world.settle();
  const [rows] = rowsOf(world.posts);
  expect(rows?.map(({ dueAt }) => dueAt)).toEqual([until, until, until, until]);
});

test('the time to take an answer back runs out on the message of several offers, too', async () => {
  const { world, ids } = await night(ALONE);
  await world.advance('3s');
  await claimOffer(world.ctx, await askedAbout(world, ids[0] ?? ''));
  // Until the last edit of the claim itself, which is that the CRM has it.
  for (let second = 0; second < 4; second++) await world.advance('1s');
  const drawn = () =>
    rowsOf(world.updates)
      .at(-1)
      ?.find(({ lead }) => lead.leadId === ids[0])?.settled;
  expect(drawn()).toMatchObject({ as: 'claimed', undoUntil: expect.any(Date) });
  await world.advance('2m');
  await world.advance('1s');
  expect(drawn()).toMatchObject({ as: 'claimed', undoUntil: null });
});

test('what somebody leaves behind who left Slack reaches the next rep as one message', async () => {
  const late = startingAtNoon('ana|ben').replace(/(id: cleo, [^}]*) }/, '$1, hours: {} }');
  const { world } = await night(late);
  await world.advance('3s');
  world.posts.length = 0;
  await followSlackUser(world.ctx, { userId: 'U0ANA', deleted: true });
  await world.settle();
  expect(rowsOf(world.posts.filter(({ to }) => to === 'U0BEN')).map((rows) => rows.length)).toEqual(
    [2],
  );
});
