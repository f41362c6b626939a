import { expect, test } from 'vitest';
import { coverageOf, servedMethods } from '../../../src/sandbox/slack/web-api/coverage.ts';
import { clientOf, post, startSlack } from './setup.ts';

const authorization = 'Bearer xoxb-test';
const scoped = servedMethods().filter((method) => coverageOf(method)?.scope.length);

test('the app has the scopes of its manifest, and a method beyond them is refused', async () => {
  const slack = await startSlack();
  const call = { headers: { authorization }, body: new URLSearchParams({ user: 'U0ANA' }) };
  const { status, body } = await post(`${slack.apiUrl}users.profile.get`, call);
  expect(status).toBe(200);
  expect(body).toEqual({
    ok: false,
    error: 'missing_scope',
    needed: 'users.profile:read',
    provided:
      'chat:write,commands,users:read,users:read.email,usergroups:read,dnd:read,channels:read,groups:read',
  });
});

test('one of several scopes is enough', async () => {
  const slack = await startSlack({ scopes: ['groups:read'] });
  expect(await clientOf(slack).conversations.list()).toMatchObject({ ok: true });
});

test.each(scoped)('%s without a scope is missing_scope, whatever else is wrong', async (method) => {
  const slack = await startSlack({ scopes: [] });
  const { body } = await post(`${slack.apiUrl}${method}`, { headers: { authorization } });
  const needed = coverageOf(method)?.scope.join(',');
  expect(body).toMatchObject({ error: 'missing_scope', needed, provided: '' });
});

test('an answer says which scopes the app has and which the method takes', async () => {
  const slack = await startSlack({ scopes: ['users:read', 'im:read'] });
  const ask = (method: string, token: string) =>
    fetch(`${slack.apiUrl}${method}`, { headers: { authorization: `Bearer ${token}` } });
  const { headers } = await ask('users.list', 'xoxb-test');
  expect(headers.get('x-oauth-scopes')).toBe('users:read,im:read');
  expect(headers.get('x-accepted-oauth-scopes')).toBe('users:read');
  const stranger = await ask('users.list', 'xoxb-other');
  expect(stranger.headers.get('x-oauth-scopes')).toBeNull();
});
