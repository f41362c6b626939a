import { describe, expect, it } from 'vitest';
import { listSubjectEvents } from '../../../src/db/audit/audit-store.ts';
import { AppError } from '../../../src/errors.ts';
import { loadChannelForm } from '../../../src/services/channels/load-channel-form.ts';
import { loseChannel } from '../../../src/services/channels/lose-channel.ts';
import { pickChannel } from '../../../src/services/channels/pick-channel.ts';
import { findUse, readPicked } from '../../../src/services/channels/read-channels.ts';
import { levelPath } from '../../../src/services/views/escalation/escalation-levels.ts';
import { escalationPath, opsPath } from '../../../src/services/views/escalation/escalation-path.ts';
import { MIA } from '../../support/cast.ts';
import { createWorld, POLICY, ROSTER, type World } from '../../support/world.ts';

const LOU = { kind: 'slack', userId: 'U0LOU' } as const;
const NO_CHANNELS = {
  roster: ROSTER.replace(/channels: .*\n/, ''),
  policy: POLICY.replace(', channel: C0EMEA', ''),
};
const EMEA = { channelId: 'C0SPAIN', place: 'pool:emea', actor: LOU } as const;
const OPS = { channelId: 'C0RUN', place: 'ops', actor: LOU } as const;
const about = { leadId: null, poolId: 'emea' };
const hellos = ({ posts }: World) => posts.filter(({ card }) => card.kind === 'channel_hello');

const form = (world: World, asked: { place?: string; channel?: string }) =>
  loadChannelForm(world.ctx, { ...asked, actor: LOU });

describe('a channel that is picked for one place', () => {
  it('is used for that place alone, before people', async () => {
    const world = await createWorld(NO_CHANNELS);
    await pickChannel(world.ctx, EMEA);
    await pickChannel(world.ctx, OPS);
    await pickChannel(world.ctx, { channelId: 'C0SALES', actor: LOU });
    const { read } = world.db;
    expect(await escalationPath(read, about)).toEqual(['C0SPAIN', 'C0SALES', 'U0MIA', 'U0LOU']);
    expect(await opsPath(read)).toEqual(['C0RUN', 'C0SALES', 'U0LOU']);
    expect((await levelPath(read, 'ops', about))[0]).toBe('C0RUN');
    expect(await findUse(read, 'C0SPAIN')).toEqual({ place: 'pool:emea', pools: ['emea'] });
    expect(await findUse(read, 'C0RUN')).toEqual({ place: 'ops', pools: [] });
  });

  it('comes after what the files name for it', async () => {
    const world = await createWorld();
    await pickChannel(world.ctx, EMEA);
    await pickChannel(world.ctx, OPS);
    const { read } = world.db;
    expect((await escalationPath(read, about)).slice(0, 3)).toEqual([
      'C0EMEA',
      'C0SPAIN',
      'C0MANAGERS',
    ]);
    expect((await opsPath(read)).slice(0, 3)).toEqual(['C0OPS', 'C0RUN', 'C0MANAGERS']);
  });

  it('hears at once for what it was picked, and in the audit it says so too', async () => {
    const world = await createWorld();
    await pickChannel(world.ctx, EMEA);
    await pickChannel(world.ctx, OPS);
    await world.settle();
    expect(hellos(world)).toMatchObject([
      { to: 'C0SPAIN', card: { by: 'Lou Adam', about: 'unclaimed' } },
      { to: 'C0RUN', card: { by: 'Lou Adam', about: 'ops' } },
    ]);
    const picks = await readPicked(world.db.read);
    expect(picks).toMatchObject({ 'pool:emea': { state: 'reached' }, ops: { state: 'reached' } });
    const events = await listSubjectEvents(world.db.read, {
      subject: 'channel:C0RUN',
      actions: ['channel.picked'],
      limit: 9,
    });
    expect(events).toMatchObject([{ data: { place: 'ops' }, actor: 'slack:U0LOU' }]);
  });

  it('and takes no line is told to an admin, and the others stay as they were', async () => {
    const world = await createWorld();
    await pickChannel(world.ctx, EMEA);
    await world.settle();
    const details = { word: 'is_archived' };
    world.failNextPost(new AppError('upstream.refused', 'Slack refused.', { details }));
    await pickChannel(world.ctx, OPS);
    await world.settle();
    const lost = world.posts.filter(({ card }) => card.kind === 'channel_lost');
    expect(lost).toMatchObject([{ to: 'U0LOU', card: { channel: 'C0RUN', about: 'ops' } }]);
    expect(await readPicked(world.db.read)).toMatchObject({
      ops: { state: 'is_archived' },
      'pool:emea': { state: 'reached' },
    });
  });
});

describe('the form for it', () => {
  it('is about the place that a button names, with what the files name for it', async () => {
    const world = await createWorld();
    const found = { outcome: 'found' };
    expect(await form(world, { place: 'ops' })).toMatchObject({
      ...found,
      place: 'ops',
      named: 'C0OPS',
    });
    expect(await form(world, { place: 'pool:emea' })).toMatchObject({ named: 'C0EMEA' });
    expect(await form(world, {})).toMatchObject({ place: 'managers', named: 'C0MANAGERS' });
  });

  it('is about what a lost channel was for, where a message of an older release asks', async () => {
    const world = await createWorld();
    await loseChannel(world.ctx, { channelId: 'C0EMEA', cause: 'archived' });
    expect(await form(world, { channel: 'C0EMEA' })).toMatchObject({ place: 'pool:emea' });
    expect(await form(world, { channel: 'C0OPS' })).toMatchObject({ place: 'ops' });
    expect(await form(world, { channel: 'C0OTHER' })).toMatchObject({ place: 'managers' });
  });

  it('is for admins, and for pools that are there', async () => {
    const world = await createWorld();
    const gone = { outcome: 'unknown_pool', pool: 'gone', pools: ['emea'] };
    expect(await form(world, { place: 'pool:gone' })).toEqual(gone);
    expect(await pickChannel(world.ctx, { ...EMEA, place: 'pool:gone' })).toEqual(gone);
    const asMia = await loadChannelForm(world.ctx, { place: 'ops', actor: MIA });
    expect(asMia).toMatchObject({ outcome: 'not_permitted' });
    expect(await pickChannel(world.ctx, { ...OPS, actor: MIA })).toMatchObject(asMia);
    expect(await readPicked(world.db.read)).toEqual({});
  });
});
