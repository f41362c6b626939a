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

  test('api.test needs no token and says back what it was told', async () => {
    const slack = await startSlack();
    const body = new URLSearchParams({ foo: 'bar' });
    const heard = await post(`${slack.apiUrl}api.test`, { body });
    expect(heard.body).toEqual({ ok: true, args: { foo: 'bar' } });
    const refusal = await refusalOf(clientOf(slack).api.test({ error: 'my_error' }));
    expect(refusal.word).toBe('my_error');
  });

  test('after auth.revoke every call is token_revoked, and a trial of it does nothing', async () => {
    const slack = await startSlack();
    const { auth } = clientOf(slack);
    expect(await auth.revoke({ test: true })).toMatchObject({ revoked: false });
    expect(await auth.test()).toMatchObject({ ok: true });
    expect(await auth.revoke()).toMatchObject({ revoked: true });
    expect((await refusalOf(auth.test())).word).toBe('token_revoked');
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
