import { describe, expect, it } from 'vitest';
import { writeSetting } from '../../../src/db/workspace/settings-store.ts';
import { AppError } from '../../../src/errors.ts';
import type { SlackChannel, SlackInspector, SlackToken } from '../../../src/ports.ts';
import { checkSlackApp } from '../../../src/services/operations/doctor/check-slack-app.ts';
import { noteHeard } from '../../../src/services/operations/note-heard.ts';
import { createWorld, type World } from '../../support/world.ts';

const TOKEN: SlackToken = { granted: 8, missing: [], surplus: [], aheadMs: 0 };
const MEMBER: SlackChannel = { name: 'emea-leads', isMember: true, isArchived: false };
const NOT_ENABLED = new AppError('upstream.refused', 'Slack refused views.publish: not_enabled.');
const DND = { scope: 'dnd:read', optional: true, why: 'hears', cost: 'silenced phones ring' };

function inspector(over: Partial<SlackInspector> = {}): SlackInspector {
  return {
    readToken: async () => TOKEN,
    readChannel: async () => MEMBER,
    readSocket: async () => null,
    knock: async () => ({ answered: true }),
    requestUrl: 'https://baton.acme.test/slack/events',
    ...over,
  };
}

const silence = async () => {
  throw new AppError('upstream.unreachable', 'Slack gave no answer.');
};
const knock = (said: string) => ({ knock: async () => ({ answered: false, said }) as const });

async function examine(world: World, over: Partial<SlackInspector> = {}, home?: Error) {
  const publishHome = async () => {
    if (home) throw home;
    return undefined;
  };
  const input = { inspector: inspector(over), messenger: { publishHome } };
  const checks = await checkSlackApp(world.ctx, input);
  return (name: string) => checks.find((one) => one.name === name);
}

describe('the doctor of the Slack app', () => {
  it('is content with an app that works', async () => {
    const world = await createWorld();
    await noteHeard(world.ctx, { kind: 'event' });
    const messenger = { publishHome: async () => undefined };
    const checks = await checkSlackApp(world.ctx, { inspector: inspector(), messenger });
    expect(checks.filter(({ fine }) => !fine)).toEqual([]);
    expect(checks.map(({ name }) => name)).toEqual([
      'Clock',
      'Scopes',
      'In channel C0MANAGERS',
      'In channel C0OPS',
      'In channel C0EMEA',
      'Home tab',
      'Messages tab',
      'Events',
      'Request URL',
    ]);
  });

  it('says what a missing scope costs, and fails only for one that is needed', async () => {
    const world = await createWorld();
    const missing = [DND, { ...DND, scope: 'users:read', optional: false }];
    const find = await examine(world, { readToken: async () => ({ ...TOKEN, missing }) });
    expect(find('Scope dnd:read')).toMatchObject({
      fine: true,
      found: 'not granted (hears): silenced phones ring',
    });
    expect(find('Scope users:read')).toMatchObject({
      fine: false,
      mend: 'It hears. Install the app again with manifest.yml.',
    });
  });

  it('names scopes that nothing needs', async () => {
    const token = { ...TOKEN, surplus: ['channels:history'] };
    const find = await examine(await createWorld(), { readToken: async () => token });
    expect(find('Scopes')?.found).toBe('8 of those asked for; not needed: channels:history');
  });

  it.each([
    [-59_000, true, '59 s behind Slack'],
    [61_000, false, '61 s ahead of Slack'],
  ])('judges a clock that is %i ms ahead', async (aheadMs, fine, found) => {
    const readToken = async () => ({ ...TOKEN, aheadMs });
    expect((await examine(await createWorld(), { readToken }))('Clock')).toMatchObject({
      fine,
      found,
    });
  });

  it.each([
    [{ ...MEMBER, isArchived: true }, '#emea-leads is archived'],
    [{ ...MEMBER, isMember: false }, '#emea-leads, no member'],
    [{ refused: 'channel_not_found' }, 'channel_not_found'],
  ])('finds a channel where nothing can be written: %j', async (told, found) => {
    const find = await examine(await createWorld(), { readChannel: async () => told });
    expect(find('In channel C0EMEA')).toMatchObject({ fine: false, found });
  });

  it.each(['missing_scope', 'unknown_method'])('loses a line and no more to %s', async (word) => {
    const world = await createWorld();
    const find = await examine(world, { readChannel: async () => ({ refused: word }) });
    expect(find('In channel C0EMEA')).toMatchObject({
      fine: true,
      found: `can't be asked (${word})`,
    });
  });

  it('goes on where Slack does not answer at all', async () => {
    const world = await createWorld();
    const find = await examine(world, { readToken: silence, readChannel: silence }, NOT_ENABLED);
    expect(find('Slack token')).toMatchObject({ fine: false, found: 'Slack gave no answer.' });
    expect(find('In channel C0EMEA')).toMatchObject({ fine: false, mend: 'Try again later.' });
    expect(find('Home tab')).toMatchObject({ fine: false });
    expect(find('Request URL')).toMatchObject({ fine: true });
  });

  it('waits for a first event, and then says when the last one came', async () => {
    const world = await createWorld();
    expect((await examine(world))('Events')).toMatchObject({ fine: false });
    await noteHeard(world.ctx, { kind: 'event' });
    world.pass('59s');
    await noteHeard(world.ctx, { kind: 'event' });
    world.pass('1s');
    await noteHeard(world.ctx, { kind: 'click' });
    expect((await examine(world))('Events')?.found).toBe(
      'last event 2026-11-23 10:00 UTC, last click 2026-11-23 10:01 UTC',
    );
  });

  it('knows from what was refused that the messages tab is off', async () => {
    const world = await createWorld();
    const word = 'messages_tab_disabled';
    const refusal = () =>
      new AppError('upstream.refused', `Slack refused chat.postMessage: ${word}.`, {
        details: { word },
      });
    for (let n = 0; n < 3; n += 1) world.failNextPost(refusal());
    await world.submit('dana@globex.test');
    await world.settle();
    expect((await examine(world))('Messages tab')).toMatchObject({ fine: false, found: word });
  });

  it('tells a closed door from one that knows another secret', async () => {
    const world = await createWorld();
    expect((await examine(world, knock('wrong_secret')))('Request URL')?.mend).toMatch(/SECRET/);
    expect((await examine(world, knock('ENOTFOUND')))('Request URL')?.mend).toMatch(/PUBLIC_URL/);
  });

  it('asks for a socket in place of an address in Socket Mode', async () => {
    const world = await createWorld();
    const open = await examine(world, { readSocket: async () => ({ open: true }) });
    expect(open('Socket Mode')).toMatchObject({ fine: true });
    expect(open('Request URL')).toBeUndefined();
    const shut = await examine(world, { readSocket: async () => ({ refused: 'invalid_auth' }) });
    expect(shut('Socket Mode')).toMatchObject({ fine: false, found: 'invalid_auth' });
  });

  it('asks about the channel that was picked in Slack too', async () => {
    const world = await createWorld();
    const pick = { by: 'lou', at: '2026-11-23T10:00:00.000Z', state: 'reached' };
    await world.db.tx((tx) =>
      writeSetting(tx, 'picked_channels', {
        managers: { ...pick, channel: 'C0PICKED' },
        'pool:emea': { ...pick, channel: 'C0SPAIN' },
      }),
    );
    const found = await examine(world);
    expect(found('In channel C0PICKED')).toMatchObject({ fine: true });
    expect(found('In channel C0SPAIN')).toMatchObject({ fine: true });
  });
});
