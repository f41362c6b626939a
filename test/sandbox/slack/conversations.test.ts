import { describe, expect, test } from 'vitest';
import { clientOf, refusalOf, startSlack } from './setup.ts';

const scopes = ['channels:read', 'im:write', 'chat:write'];
const open = () => startSlack({ scopes });

describe('conversations.info', () => {
  test('a channel says whether the bot is in it; a private one stays hidden', async () => {
    const { conversations } = clientOf(await open());
    const { channel } = await conversations.info({ channel: 'C0OUT' });
    expect(channel).toMatchObject({ name: 'elsewhere', is_member: false });
    const hidden = conversations.info({ channel: 'C0SECRET' });
    expect((await refusalOf(hidden)).word).toBe('channel_not_found');
  });

  test('the members are counted for whoever asks', async () => {
    const { conversations } = clientOf(await open());
    const asked = { channel: 'C0EMEA', include_num_members: true };
    expect((await conversations.info(asked)).channel).toMatchObject({ num_members: 2 });
    const { channel } = await conversations.info({ channel: 'C0EMEA' });
    expect(channel).not.toHaveProperty('num_members');
  });
});

describe('conversations.list', () => {
  test('the public channels come in pages, archived ones only if they are wanted', async () => {
    const { conversations } = clientOf(await open());
    const first = await conversations.list({ limit: 2 });
    const cursor = first.response_metadata?.next_cursor ?? '';
    const second = await conversations.list({ limit: 2, cursor });
    const all = [...(first.channels ?? []), ...(second.channels ?? [])].map(({ id }) => id);
    expect(all).toEqual(['C0EMEA', 'C0OUT', 'C0OLD']);
    expect(second.response_metadata?.next_cursor).toBe('');
    const live = await conversations.list({ exclude_archived: true });
    expect(live.channels?.map(({ id }) => id)).toEqual(['C0EMEA', 'C0OUT']);
  });

  test('direct messages are listed as im, and a private channel only with the bot in it', async () => {
    const channels = [
      { id: 'G0IN', name: 'inside', isPrivate: true },
      { id: 'G0OUT', name: 'outside', isPrivate: true, botIsMember: false },
    ];
    const slack = await startSlack({ scopes, channels });
    const dm = slack.workspace.directory.openDm('U0ANA').id;
    const { conversations } = clientOf(slack);
    const { channels: listed } = await conversations.list({ types: 'private_channel,im' });
    expect(listed?.map(({ id }) => id)).toEqual(['G0IN', dm]);
  });

  test.each([
    [{ types: 'secret' }, 'invalid_types'],
    [{ limit: 1001 }, 'invalid_limit'],
    [{ cursor: 'x' }, 'invalid_cursor'],
  ])('%o is refused with %s', async (args, word) => {
    const { conversations } = clientOf(await open());
    expect((await refusalOf(conversations.list(args))).word).toBe(word);
  });
});

describe('conversations.members', () => {
  test('who is in a channel, the bot included and people who left not', async () => {
    const { conversations } = clientOf(await open());
    const members = async (channel: string) => (await conversations.members({ channel })).members;
    expect(await members('C0EMEA')).toEqual(['U0ANA', 'U0BATON']);
    expect(await members('C0OUT')).toEqual(['U0ANA', 'U0BEN']);
    const hidden = conversations.members({ channel: 'C0SECRET' });
    expect((await refusalOf(hidden)).word).toBe('channel_not_found');
  });
});

describe('conversations.open', () => {
  test('it opens the direct message a post to the person goes to', async () => {
    const slack = await open();
    const { conversations, chat } = clientOf(slack);
    const first = await conversations.open({ users: 'U0ANA' });
    expect(first).toMatchObject({ no_op: false, already_open: false });
    const again = await conversations.open({ users: 'U0ANA', return_im: true });
    expect(again).toMatchObject({
      already_open: true,
      channel: { id: first.channel?.id, is_im: true, user: 'U0ANA' },
    });
    const post = await chat.postMessage({ channel: 'U0ANA', text: 'Hi' });
    expect(post.channel).toBe(first.channel?.id);
    const byId = await conversations.open({ channel: post.channel ?? '' });
    expect(byId.channel?.id).toBe(post.channel);
  });

  test.each([
    [{ users: 'U9' }, 'user_not_found'],
    [{ users: 'U0GONE' }, 'user_disabled'],
    [{ users: '' }, 'users_list_not_supplied'],
    [{ channel: 'C0EMEA' }, 'channel_not_found'],
    [{ users: 'U0ANA,U0BEN' }, 'method_not_supported_for_channel_type'],
  ])('%o is refused with %s', async (args, word) => {
    const { conversations } = clientOf(await open());
    const call = 'users' in args ? { users: args.users ?? '' } : { channel: args.channel ?? '' };
    expect((await refusalOf(conversations.open(call))).word).toBe(word);
  });
});
