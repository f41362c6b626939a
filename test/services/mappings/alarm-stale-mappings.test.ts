import { describe, expect, it } from 'vitest';
import { renderCard } from '../../../src/blocks/render-card.ts';
import type { NoticeCard } from '../../../src/routing/model/cards/cards.ts';
import { alarmStaleMappings } from '../../../src/services/mappings/alarm-stale-mappings.ts';
import { followSlackUser } from '../../../src/services/people/follow-slack-user.ts';
import { loadSetUp } from '../../../src/services/views/set-up.ts';
import { chained } from '../../../src/words/lists.ts';
import { english } from '../../../src/words/say.ts';
import { expectGolden } from '../../blocks/golden.ts';
import { auditActions, withoutTrace } from '../../support/cast.ts';
import { inEnglish } from '../../support/in-english.ts';
import { createWorld, MONDAY, POLICY, ROSTER, type World } from '../../support/world.ts';

const leave = (world: World, userId: string) =>
  followSlackUser(world.ctx, { userId, deleted: true });
const noticesTo = (world: World, to?: string) =>
  world.posts.flatMap(({ card, ...post }) =>
    card.kind === 'notice' && english(card.title).includes('out of date') && (!to || post.to === to)
      ? [card]
      : [],
  );
async function morning(world: World): Promise<NoticeCard | undefined> {
  const before = noticesTo(world).length;
  await world.advance('24h');
  await alarmStaleMappings(world.ctx);
  await world.settle();
  return noticesTo(world)[before];
}

describe('the daily alarm', () => {
  it('says nothing while every name leads somewhere', async () => {
    const world = await createWorld();
    expect(await alarmStaleMappings(world.ctx)).toEqual({ told: 0 });
    await world.settle();
    expect(world.posts).toEqual([]);
    expect(await auditActions(world)).not.toContain('names.stale');
  });

  it('names who left, where they stand still and what to do, to the admins', async () => {
    const world = await createWorld();
    await leave(world, 'U0BEN');
    await alarmStaleMappings(world.ctx);
    await world.settle();
    expect(inEnglish(noticesTo(world, 'U0LOU'))).toEqual([
      {
        kind: 'notice',
        title: '1 name is out of date, and new',
        text: [
          'No longer in Slack:',
          '• Ben Koch: pool emea (new)',
          'Take them out with /routing policy, name other owners in accounts.csv, then drop them with baton roster import FILE --prune.',
        ].join('\n'),
        leadId: null,
      },
    ]);
    expect(await auditActions(world)).toContain('names.stale');
  });

  it('goes to the owner of the policy where one is named and there', async () => {
    const policy = POLICY.replace('pools:', 'owners: { policy: mia }\npools:');
    const world = await createWorld({ policy });
    await leave(world, 'U0BEN');
    expect(await morning(world)).toBeDefined();
    expect(noticesTo(world, 'U0MIA')).toHaveLength(1);
    await leave(world, 'U0MIA');
    await morning(world);
    expect(noticesTo(world, 'U0LOU')).toHaveLength(1);
  });

  it('comes once a day, marks what is new, and ends when all is mended', async () => {
    const world = await createWorld();
    await leave(world, 'U0BEN');
    await alarmStaleMappings(world.ctx);
    await world.advance('3h');
    expect(await withoutTrace(world, () => alarmStaleMappings(world.ctx))).toEqual({ told: 0 });
    expect(noticesTo(world)).toHaveLength(1);
    expect(inEnglish(await morning(world))?.title).toBe('1 name is out of date');
    await leave(world, 'U0CLEO');
    const both = inEnglish(await morning(world));
    expect(both?.title).toBe('2 names are out of date, 1 of them new');
    expect(both?.text).toContain('• Cleo Wu: pool emea (new)\n• Ben Koch: pool emea\n');
    for (const userId of ['U0BEN', 'U0CLEO']) {
      await followSlackUser(world.ctx, { userId, deleted: false });
    }
    expect(await morning(world)).toBeUndefined();
  });

  it('waits for eight in the morning of whoever is told', async () => {
    const roster = ROSTER.replace('role: admin', 'role: admin, timezone: America/New_York');
    const world = await createWorld({ roster });
    await leave(world, 'U0BEN');
    expect(world.ctx.clock.now()).toEqual(MONDAY);
    expect(await alarmStaleMappings(world.ctx)).toEqual({ told: 0 });
    await world.advance('3h');
    expect(await alarmStaleMappings(world.ctx)).toEqual({ told: 1 });
  });

  it('is not sent when somebody mended it before it left', async () => {
    const world = await createWorld();
    await leave(world, 'U0BEN');
    await alarmStaleMappings(world.ctx);
    await followSlackUser(world.ctx, { userId: 'U0BEN', deleted: false });
    await world.settle();
    expect(noticesTo(world)).toEqual([]);
  });

  it('fits into one message with a hundred names, news first', async () => {
    const reps = Array.from({ length: 100 }, (_, i) => `rep-${i}`);
    const lines = reps.map((id) => `  - { id: ${id}, name: "${'N'.repeat(76)} ${id.slice(4)}" }`);
    const members = reps.map((id) => `${id}: 100`).join(', ');
    const pools = ['x', 'y', 'z', 'w'].map((id) => `  - { id: ${id}, members: { ${members} } }`);
    const policy = POLICY.replace('rules:', [...pools, 'rules:'].join('\n'));
    const world = await createWorld({ roster: `${ROSTER}${lines.join('\n')}\n`, policy });
    const card = await morning(world);
    const words = inEnglish(card);
    expect(words?.title).toBe('100 names are out of date, and new');
    expect(words?.text).toContain('… and 80 more: baton doctor lists them.');
    if (!card) throw new Error('Nothing was sent.');
    const text = chained(words?.text.split('\n') ?? [], '\n');
    expectGolden('notice-stale-names', renderCard({ ...card, text }, MONDAY));
    await leave(world, 'U0BEN');
    expect(inEnglish(await morning(world))?.text).toContain('Ben Koch: pool emea (new)');
  });
});

it('the doctor says it at any time', async () => {
  const world = await createWorld();
  const line = async () =>
    inEnglish(await loadSetUp(world.ctx)).find(({ name }) => name === 'Names');
  expect(await line()).toMatchObject({ fine: true });
  await leave(world, 'U0BEN');
  expect(await line()).toMatchObject({
    fine: false,
    mend: 'Out of date: Ben Koch: pool emea (no longer in Slack). Run baton roster import FILE, or /routing policy.',
  });
});
