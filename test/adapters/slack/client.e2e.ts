import { LogLevel, WebClient } from '@slack/web-api';
import { afterEach, describe, expect, it } from 'vitest';
import { createSlackClient, parseSlackApiUrl } from '../../../src/adapters/slack/client.ts';
import { drop, json, type LocalServer, serve, status } from '../local-server.ts';

let servers: LocalServer[] = [];
afterEach(async () => {
  await Promise.all(servers.map((server) => server.close()));
  servers = [];
});
async function start(...args: Parameters<typeof serve>) {
  const server = await serve(...args);
  servers.push(server);
  return server;
}
const message = { channel: 'U1', text: 'hello' };

/** How often a message arrives when the answer to the first attempt is lost. */
async function postsWhenLost(clientTo: (apiUrl: string) => WebClient): Promise<number> {
  let lost = false;
  const server = await start((response) => {
    if (lost) json({ ok: true, channel: 'D1', ts: '1.1' })(response);
    else drop(response);
    lost = true;
  });
  const post = clientTo(server.url).apiCall('chat.postMessage', message);
  await post.catch(() => {});
  return server.asked.length;
}
const ours = (apiUrl: string) => createSlackClient({ token: 'xoxb-1', apiUrl });
const byDefault = (slackApiUrl: string) =>
  new WebClient('xoxb-1', { slackApiUrl, logLevel: LogLevel.ERROR });

describe('the Slack client', () => {
  it('posts once when only the answer was lost, where the default client posts twice', async () => {
    expect(await postsWhenLost(ours)).toBe(1);
    expect(await postsWhenLost(byDefault)).toBe(2);
  });

  it('rejects a 429 at once, so that the next call is not held up', async () => {
    const server = await start((response, { body }) => {
      if (body.includes('U1')) status(429, { 'retry-after': '30' })(response);
      else json({ ok: true })(response);
    });
    const client = createSlackClient({ token: 'xoxb-1', apiUrl: server.url });
    const begun = Date.now();
    await expect(client.apiCall('chat.postMessage', message)).rejects.toThrow(/rate-limit/);
    await client.apiCall('chat.postMessage', { ...message, channel: 'U2' });
    expect(Date.now() - begun).toBeLessThan(2000);
  });

  it('does not carry the token to an absolute address', async () => {
    const [home, elsewhere] = [await start(json({ ok: true })), await start(json({ ok: true }))];
    const client = createSlackClient({ token: 'xoxb-1', apiUrl: home.url });
    await client.apiCall(`${elsewhere.url}steal`);
    expect(elsewhere.asked).toEqual([]);
    expect(home.asked).toHaveLength(1);
  });

  it('sends each token as its own, whichever client was made first', async () => {
    const server = await start(json({ ok: true }));
    const made = ['xoxb-1', 'xoxb-2'].map((token) =>
      createSlackClient({ token, apiUrl: server.url }),
    );
    for (const client of made) await client.apiCall('auth.test');
    const sent = server.asked.map(({ headers }) => headers.authorization);
    expect(sent).toEqual(['Bearer xoxb-1', 'Bearer xoxb-2']);
  });

  it.each([
    'https://slack.com/api/',
    'https://proxy.acme.test/slack',
    'http://127.0.0.1:3011/api/',
    'http://localhost:3011',
    'http://[::1]:3011/api/',
  ])('accepts %s as the address of the Web API', (url) => {
    expect(parseSlackApiUrl(url)).toContain(url);
  });

  it.each([
    'http://slack.com/api/',
    'http://10.0.0.7/api/',
    'http://127.0.0.1.evil.test/',
    'http://localhost.evil.test/',
    'ftp://127.0.0.1/',
    'https://user:hunter2@slack.com/api/',
    'slack.com/api',
    '',
  ])('refuses %j as the address of the Web API', (url) => {
    expect(() => createSlackClient({ token: 'xoxb-1', apiUrl: url })).toThrow(
      expect.objectContaining({ code: 'input.slack_api_url' }),
    );
    expect(() => parseSlackApiUrl(url)).not.toThrow(/hunter2/);
  });
});
