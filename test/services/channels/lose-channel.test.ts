import { describe, expect, it } from 'vitest';
import { listSubjectEvents } from '../../../src/db/audit/audit-store.ts';
import { readSetting } from '../../../src/db/workspace/settings-store.ts';
import { AppError } from '../../../src/errors.ts';
import { loseChannel } from '../../../src/services/channels/lose-channel.ts';
import { regainChannel } from '../../../src/services/channels/regain-channel.ts';
import { escalationPath, opsPath } from '../../../src/services/views/escalation/escalation-path.ts';
import { loadSetUp } from '../../../src/services/views/set-up.ts';
import { inEnglish } from '../../support/in-english.ts';
import { createWorld, type World } from '../../support/world.ts';

const EMEA = { channelId: 'C0EMEA' } as const;
const losses = ({ posts }: World) => posts.filter(({ card }) => card.kind === 'channel_lost');

describe('a channel where nothing can be written', () => {
  it('is told to an admin once, with where things go meanwhile', async () => {
    const world = await createWorld();
    await loseChannel(world.ctx, { ...EMEA, cause: 'archived' });
    await loseChannel(world.ctx, { ...EMEA, cause: 'archived' });
    await loseChannel(world.ctx, { ...EMEA, cause: 'removed' });
    await world.settle();
    expect(losses(world)).toMatchObject([
      {
        to: 'U0LOU',
        card: { channel: 'C0EMEA', cause: 'archived', next: { channel: 'C0MANAGERS' } },
      },
    ]);
    const events = await listSubjectEvents(world.db.read, {
      subject: 'channel:C0EMEA',
      actions: ['channel.lost'],
      limit: 9,
    });
    expect(events).toMatchObject([{ data: { cause: 'archived' }, actor: 'system:slack' }]);
  });

  it('is no news where nobody named it', async () => {
    const world = await createWorld();
    await loseChannel(world.ctx, { channelId: 'C0OTHER', cause: 'deleted' });
    await world.settle();
    expect(losses(world)).toEqual([]);
    expect(await readSetting(world.db.read, 'lost_channels')).toBeNull();
  });

  it('says who hears of things where no channel is left', async () => {
    const world = await createWorld();
    for (const channelId of ['C0MANAGERS', 'C0OPS']) {
      await loseChannel(world.ctx, { channelId, cause: 'deleted' });
    }
    await loseChannel(world.ctx, { ...EMEA, cause: 'removed' });
    await world.settle();
    expect(losses(world).map(({ card }) => card)).toMatchObject([
      { channel: 'C0MANAGERS', about: 'unclaimed', next: { name: 'Lou Adam' } },
      { channel: 'C0OPS', about: 'ops', next: { name: 'Lou Adam' } },
      { channel: 'C0EMEA', next: { name: 'Mia Chen' } },
    ]);
  });

  it.each([
    ['is_archived', 'archived'],
    ['not_in_channel', 'removed'],
    ['channel_not_found', 'removed'],
    ['restricted_action', 'closed'],
  ])(
    'is noted when a post is refused with %s, which goes to the next place',
    async (word, cause) => {
      const world = await createWorld();
      await world.submit('dana@globex.test');
      await world.settle();
      world.pass('7m');
      await world.settle();
      world.pass('8m');
      world.failNextPost(
        new AppError('upstream.refused', `Slack refused: ${word}.`, { details: { word } }),
      );
      await world.settle();
      const escalated = world.posts.find(({ card }) => card.kind === 'escalation');
      expect(escalated?.to).toBe('C0MANAGERS');
      expect(losses(world)).toMatchObject([{ card: { channel: 'C0EMEA', cause } }]);
      expect(world.errors).toEqual([]);
    },
  );

  it('is found again by the first post that it takes, and its message says so', async () => {
    const world = await createWorld();
    await loseChannel(world.ctx, { channelId: 'C0EMEA', cause: 'removed' });
    await world.settle();
    await world.submit('dana@globex.test');
    await world.settle();
    await world.advance('7m');
    await world.advance('8m');
    expect(await readSetting(world.db.read, 'lost_channels')).toEqual({});
    expect(world.updates.map(({ card }) => card)).toContainEqual(
      expect.objectContaining({ kind: 'channel_lost', channel: 'C0EMEA', mended: true }),
    );
    expect(await regainChannel(world.ctx, EMEA)).toEqual({ outcome: 'unchanged' });
  });

  it('stands among the checks with its mend, until it is found again', async () => {
    const { ctx } = await createWorld();
    await loseChannel(ctx, { ...EMEA, cause: 'removed' });
    const check = async () =>
      inEnglish(await loadSetUp(ctx)).find(({ channel }) => channel === 'C0EMEA');
    expect(await check()).toMatchObject({ fine: false, press: 'check_channel', found: 'removed' });
    await regainChannel(ctx, EMEA);
    expect(await check()).toBeUndefined();
  });

  it('is tried first all the same: the places do not change', async () => {
    const { ctx } = await createWorld();
    const path = () => escalationPath(ctx.db.read, { leadId: null, poolId: 'emea' });
    const before = await path();
    await loseChannel(ctx, { ...EMEA, cause: 'removed' });
    expect(await path()).toEqual(before);
    expect(await opsPath(ctx.db.read)).toEqual(['C0OPS', 'C0MANAGERS', 'U0LOU']);
  });
});
