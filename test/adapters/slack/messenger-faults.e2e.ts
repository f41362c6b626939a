import { afterEach, describe, expect, it } from 'vitest';
import {
  closedUrl,
  drop,
  faultOf,
  hang,
  json,
  type LocalServer,
  refuseInTransaction,
  serve,
  status,
} from '../local-server.ts';
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

const cases: [string, Parameters<typeof serve>[0], post: string, update: string][] = [
  ['the connection drops', drop, 'uncertain', 'unreachable'],
  ['no answer comes in time', hang, 'uncertain', 'unreachable'],
  ['the answer breaks off', breakOff, 'uncertain', 'unreachable'],
  ['a proxy answers with a page', page, 'uncertain', 'unreachable'],
  ['the answer is null', json(null), 'uncertain', 'unreachable'],
  ['the answer is 500', status(500), 'uncertain', 'unreachable'],
  ['the answer is 503', status(503), 'uncertain', 'unreachable'],
  ['the answer is 404', status(404), 'refused', 'refused'],
  ['the answer is 429', status(429, { 'retry-after': '7' }), 'rate_limited', 'rate_limited'],
  ['the answer is 429 without a time', status(429), 'rate_limited', 'rate_limited'],
  ...(['internal_error', 'fatal_error', 'service_unavailable', 'request_timeout'] as const).map(
    (word) => [word, refusal(word), 'uncertain', 'unreachable'] as (typeof cases)[number],
  ),
  ...(['ratelimited', 'rate_limited'] as const).map(
    (word) => [word, refusal(word), 'rate_limited', 'rate_limited'] as (typeof cases)[number],
  ),
  ...(['token_revoked', 'account_inactive', 'invalid_auth', 'not_authed'] as const).map(
    (word) => [word, refusal(word), 'revoked', 'revoked'] as (typeof cases)[number],
  ),
  ...(['invalid_blocks', 'channel_not_found', 'messages_tab_disabled'] as const).map(
    (word) => [word, refusal(word), 'refused', 'refused'] as (typeof cases)[number],
  ),
];

describe('what the messenger says when', () => {
  it.each(cases)('%s', async (_, answer, post, update) => {
    const server = await start(answer);
    const place = { channel: 'D1', ts: '1.1' };
    const faults = await Promise.all([
      faultOf(messengerTo(server.url).messenger.post('U1', card)),
      faultOf(messengerTo(server.url).messenger.update(place, card)),
      faultOf(messengerTo(server.url).messenger.publishHome('U1', home)),
    ]);
    const codes = [post, update, update].map((word) => `upstream.${word}`);
    expect(faults.map(({ code }) => code)).toEqual(codes);
    expect(server.asked).toHaveLength(3);
    const lasting = new Set(['upstream.refused', 'upstream.revoked']);
    for (const { retryable, code } of faults) expect(retryable).toBe(!lasting.has(code));
  });

  it('nobody listens: the post was certainly not sent', async () => {
    const { messenger } = messengerTo(await closedUrl());
    const fault = await faultOf(messenger.post('U1', card));
    expect(fault.code).toBe('upstream.unreachable');
    expect(fault.details).toMatchObject({ method: 'chat.postMessage', fault: 'ECONNREFUSED' });
  });

  it('Slack names a time: it is passed on in milliseconds', async () => {
    const server = await start(status(429, { 'retry-after': '7' }));
    const fault = await faultOf(messengerTo(server.url).messenger.post('U1', card));
    expect(fault.details.retryAfterMs).toBe(7000);
  });

  it('blocks are refused: it says where, and never what stood there', async () => {
    const said = '[ERROR] invalid url CANARY [json-pointer:/blocks/3/text]';
    const server = await start(
      refusal('invalid_blocks', { response_metadata: { messages: [said] } }),
    );
    const fault = await faultOf(messengerTo(server.url).messenger.post('U1', card));
    expect(fault.details).toMatchObject({ word: 'invalid_blocks', pointers: ['/blocks/3/text'] });
    expect(JSON.stringify([fault.message, fault.details])).not.toContain('CANARY');
  });

  it('a post is confirmed without a place: the card could never be found again', async () => {
    const server = await start(json({ ok: true }));
    const fault = await faultOf(messengerTo(server.url).messenger.post('U1', card));
    expect(fault.code).toBe('upstream.uncertain');
  });

  it('a transaction is open: nothing is sent', async () => {
    const server = await start(posted);
    const { messenger } = messengerTo(server.url, { beforeCall: refuseInTransaction });
    const fault = await faultOf(messenger.post('U1', card));
    expect(fault).toMatchObject({ code: 'bug.call_in_transaction', message: 'chat.postMessage' });
    expect(server.asked).toEqual([]);
  });
});

function breakOff(response: Parameters<typeof drop>[0]): void {
  response.writeHead(200, { 'content-length': '500' }).write('{"ok":true');
  setTimeout(() => drop(response), 20);
}
function page(response: Parameters<typeof drop>[0]): void {
  response
    .writeHead(200, { 'content-type': 'text/html' })
    .end('<h1>Sign in, dana@globex.test</h1>');
}
