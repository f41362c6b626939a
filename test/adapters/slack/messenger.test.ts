import { afterEach, describe, expect, it } from 'vitest';
import { drop, faultOf, json, type LocalServer, serve, status } from '../local-server.ts';
import { card, home, messengerTo, posted, refusal } from './messenger-to.ts';

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
const fieldsOf = ({ asked }: LocalServer) =>
  asked.map(({ path, body }) => [path, Object.fromEntries(new URLSearchParams(body))] as const);

describe('the messenger', () => {
  it('posts a drawn card to a user and returns where it stands', async () => {
    const server = await start(posted);
    const { messenger } = messengerTo(server.url);
    expect(await messenger.post('U1', card)).toEqual({ channel: 'D1', ts: '1.1' });
    const expected = {
      channel: 'U1',
      text: 'notice at 2026-11-22T10:00:00.000Z',
      blocks: '[{"type":"divider"}]',
      unfurl_links: 'false',
      unfurl_media: 'false',
    };
    expect(fieldsOf(server)).toEqual([['/chat.postMessage', expected]]);
  });

  it('updates a card where it stands and publishes Home', async () => {
    const server = await start(json({ ok: true }));
    const { messenger } = messengerTo(server.url);
    await messenger.update({ channel: 'D1', ts: '1.1' }, card);
    await messenger.publishHome('U1', home);
    const [update, publish] = fieldsOf(server);
    expect(update?.[0]).toBe('/chat.update');
    expect(update?.[1]).toMatchObject({ channel: 'D1', ts: '1.1', blocks: '[{"type":"divider"}]' });
    expect(publish?.[0]).toBe('/views.publish');
    const view = '{"type":"home","blocks":[{"type":"divider"}]}';
    expect(publish?.[1]).toEqual({ user_id: 'U1', view });
  });

  it('names the workspace', async () => {
    const server = await start(json({ ok: true, team_id: 'T1', user_id: 'UBOT' }));
    const identity = await messengerTo(server.url).messenger.identify();
    expect(identity).toEqual({ teamId: 'T1', botUserId: 'UBOT', enterpriseId: null });
  });

  it('finds a user by address', async () => {
    const server = await start(json({ ok: true, user: { id: 'U1' } }));
    expect(await messengerTo(server.url).messenger.findUserByEmail('ana@acme.test')).toBe('U1');
  });

  it.each(['users_not_found', 'missing_scope', 'unknown_method'])(
    'finds nobody when Slack says %s',
    async (word) => {
      const server = await start(refusal(word));
      expect(await messengerTo(server.url).messenger.findUserByEmail('a@acme.test')).toBeNull();
    },
  );

  it('does not mistake an outage for nobody', async () => {
    const server = await start(status(500));
    const fault = await faultOf(messengerTo(server.url).messenger.findUserByEmail('a@acme.test'));
    expect(fault.code).toBe('upstream.unreachable');
  });
});

describe('how the messenger holds back', () => {
  it('sends nothing early, and leaves other channels alone, after a 429 on one', async () => {
    let limit = true;
    const server = await start((response, asked) => {
      const isLimited = limit && asked.body.includes('channel=U1');
      (isLimited ? status(429, { 'retry-after': '5' }) : posted)(response);
    });
    const { messenger, clock } = messengerTo(server.url, { limited: true });
    await faultOf(messenger.post('U1', card));
    limit = false;
    clock.advance(4_999);
    const early = await faultOf(messenger.post('U1', card));
    expect(early).toMatchObject({ code: 'upstream.rate_limited', retryable: true });
    expect(early.details.retryAfterMs).toBe(1);
    await messenger.post('U2', card);
    expect(server.asked).toHaveLength(2);
    clock.advance(1);
    await messenger.post('U1', card);
    expect(server.asked).toHaveLength(3);
  });

  it('asks a revoked workspace no more until identify succeeds', async () => {
    let revoked = true;
    const server = await start((response) => {
      if (revoked) refusal('token_revoked')(response);
      else json({ ok: true, team_id: 'T1', user_id: 'UB', channel: 'D1', ts: '1' })(response);
    });
    const { messenger } = messengerTo(server.url);
    for (let i = 0; i < 5; i++) {
      expect((await faultOf(messenger.post('U1', card))).code).toBe('upstream.revoked');
    }
    expect(server.asked).toHaveLength(1);
    revoked = false;
    await messenger.identify();
    await messenger.post('U1', card);
    expect(server.asked).toHaveLength(3);
  });

  it('risks no further post after a lost answer before Slack has answered something else', async () => {
    let silent = true;
    const server = await start((response, asked) => {
      if (silent) drop(response);
      else (asked.path === '/auth.test' ? json({ ok: true }) : posted)(response);
    });
    const { messenger } = messengerTo(server.url);
    expect((await faultOf(messenger.post('U1', card))).code).toBe('upstream.uncertain');
    const fault = await faultOf(messenger.post('U2', card));
    expect(fault).toMatchObject({ code: 'upstream.unreachable', details: { method: 'auth.test' } });
    silent = false;
    await messenger.post('U2', card);
    await messenger.post('U1', card);
    const paths = server.asked.map(({ path }) => path.slice(1));
    expect(paths).toEqual([
      'chat.postMessage',
      'auth.test',
      'auth.test',
      'chat.postMessage',
      'chat.postMessage',
    ]);
  });

  it('stops calling a Slack that does not answer, and a refusal is an answer', async () => {
    const server = await start((response, asked) => {
      (asked.body.includes('channel=U1') ? drop : refusal('channel_not_found'))(response);
    });
    const { messenger, breaker, clock } = messengerTo(server.url, { failures: 2 });
    await faultOf(messenger.post('U1', card));
    await faultOf(messenger.post('U2', card));
    await faultOf(messenger.post('U1', card));
    expect(breaker.state()).toBe('closed');
    await faultOf(messenger.post('U1', card));
    expect(breaker.state()).toBe('open');
    expect((await faultOf(messenger.post('U1', card))).code).toBe('upstream.unreachable');
    expect(server.asked).toHaveLength(6);
    clock.advance(10_000);
    expect((await faultOf(messenger.post('U2', card))).code).toBe('upstream.refused');
    expect(breaker.state()).toBe('closed');
  });
});
