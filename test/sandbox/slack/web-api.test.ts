import { describe, expect, test } from 'vitest';
import { clientOf, post, refusalOf, startSlack } from './setup.ts';

describe('who may call', () => {
  test('auth.test names the team and the bot', async () => {
    const slack = await startSlack({ teamId: 'T9', teamName: 'Initech' });
    const answer = await clientOf(slack).auth.test();
    expect(answer).toMatchObject({ team_id: 'T9', team: 'Initech', user_id: 'U0BATON' });
  });

  test('a wrong token and no token are refused with HTTP 200', async () => {
    const slack = await startSlack();
    expect(await refusalOf(clientOf(slack, 'xoxb-other').auth.test())).toMatchObject({
      word: 'invalid_auth',
    });
    const bare = await post(`${slack.apiUrl}auth.test`, {});
    expect(bare).toEqual({ status: 200, body: { ok: false, error: 'not_authed' } });
  });

  test('a method nobody wrote is unknown_method', async () => {
    const slack = await startSlack();
    const refusal = await refusalOf(clientOf(slack).apiCall('chat.scheduleMessage'));
    expect(refusal.word).toBe('unknown_method');
  });

  test('a page elsewhere cannot reach it, neither by a rebound name nor by its Origin', async () => {
    const slack = await startSlack();
    const foreign = await fetch(`${slack.url}/state.json`, {
      headers: { origin: 'https://x.test' },
    });
    expect(foreign.status).toBe(403);
    const own = await fetch(`${slack.url}/state.json`, { headers: { origin: slack.url } });
    expect(own.status).toBe(200);
  });
});

describe('users and conversations', () => {
  test('a person is found by id and by e-mail', async () => {
    const slack = await startSlack();
    const { users } = clientOf(slack);
    const { user } = await users.info({ user: 'U0BEN' });
    expect(user).toMatchObject({ tz: 'Asia/Tokyo', tz_offset: 32_400, is_admin: true });
    const found = await users.lookupByEmail({ email: 'Ana@acme.test' });
    expect(found.user).toMatchObject({ id: 'U0ANA', profile: { email: 'ana@acme.test' } });
    expect((await refusalOf(users.info({ user: 'U9' }))).word).toBe('user_not_found');
    const gone = users.lookupByEmail({ email: 'gil@acme.test' });
    expect((await refusalOf(gone)).word).toBe('users_not_found');
  });

  test('the list of people comes in pages', async () => {
    const slack = await startSlack();
    const { users } = clientOf(slack);
    const first = await users.list({ limit: 3 });
    const cursor = first.response_metadata?.next_cursor ?? '';
    const second = await users.list({ limit: 3, cursor });
    const ids = [...(first.members ?? []), ...(second.members ?? [])].map((user) => user.id);
    expect(ids).toEqual(['U0ANA', 'U0BEN', 'U0GONE', 'U0BATON']);
    expect(second.response_metadata?.next_cursor).toBe('');
  });

  test('a channel says whether the bot is in it; a private one stays hidden', async () => {
    const slack = await startSlack();
    const { conversations } = clientOf(slack);
    const { channel } = await conversations.info({ channel: 'C0OUT' });
    expect(channel).toMatchObject({ name: 'elsewhere', is_member: false });
    const hidden = conversations.info({ channel: 'C0SECRET' });
    expect((await refusalOf(hidden)).word).toBe('channel_not_found');
  });
});

test('every call is noted with its arguments, its time and its outcome, without the token', async () => {
  const slack = await startSlack();
  await clientOf(slack).users.info({ user: 'U0ANA' });
  await refusalOf(clientOf(slack).users.info({ user: 'U9' }));
  const at = new Date('2026-11-23T10:00:00Z');
  expect(slack.calls('users.info')).toEqual([
    { method: 'users.info', args: { user: 'U0ANA' }, at, outcome: 'ok' },
    { method: 'users.info', args: { user: 'U9' }, at, outcome: 'user_not_found' },
  ]);
});

test('unread is what the bot posted since the mark', async () => {
  const slack = await startSlack();
  const client = clientOf(slack);
  await client.chat.postMessage({ channel: 'U0ANA', text: 'Before' });
  const mark = slack.mark();
  await client.chat.postMessage({ channel: 'C0EMEA', text: 'After' });
  slack.people.say('U0ANA', 'C0EMEA', 'Not the bot');
  expect(slack.unread(mark).map((message) => message.text)).toEqual(['After']);
});
