import { Webhook } from 'standardwebhooks';
import { afterEach, describe, expect, it } from 'vitest';
import { createBreaker } from '../../../src/adapters/breaker.ts';
import { createHttpGate } from '../../../src/adapters/http-gate.ts';
import { createEventSink } from '../../../src/adapters/webhook-out/event-sink.ts';
import type { OutgoingEvent } from '../../../src/ports.ts';
import {
  closedUrl,
  drop,
  faultOf,
  hang,
  type LocalServer,
  serve,
  status,
} from '../local-server.ts';

const secret = `whsec_${Buffer.from('a secret of thirty-two bytes, 32').toString('base64')}`;
const event: OutgoingEvent = {
  schema_version: 1,
  id: 'msg_1',
  type: 'crm.owner_set',
  at: '2026-11-22T10:00:00.000Z',
  lead_id: 'lead_1',
  version: 3,
  data: { owner: { rep_id: 'ana', email: null, crm_id: '501' }, note: 'Zoë & Ümit' },
};

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
/** On the real time, because the oracle compares the signature's time with it. */
function sinkTo(url: string) {
  const clock = { now: () => new Date() };
  const gate = createHttpGate({ allow: [url], beforeCall() {}, timeoutMs: 250 });
  const breaker = createBreaker({ name: 'crm', clock, failures: 2 });
  return { breaker, sink: createEventSink({ url, secret, gate, breaker, clock }) };
}

describe('the sink of outgoing events', () => {
  it('signs what the reference implementation of Standard Webhooks accepts', async () => {
    const server = await start(status(204));
    await sinkTo(server.url).sink.send(event);
    const [asked] = server.asked;
    const headers = Object.fromEntries(
      Object.entries(asked?.headers ?? {}).map(([name, value]) => [name, String(value)]),
    );
    expect(new Webhook(secret).verify(asked?.body ?? '', headers)).toEqual(event);
    expect(headers).toMatchObject({ 'webhook-id': 'msg_1', 'content-type': 'application/json' });
    const tampered = asked?.body.replace('ana', 'eve') ?? '';
    expect(() => new Webhook(secret).verify(tampered, headers)).toThrow();
  });

  it('carries the same id on every attempt', async () => {
    const server = await start(status(500));
    const { sink } = sinkTo(server.url);
    await faultOf(sink.send(event));
    await faultOf(sink.send(event));
    expect(server.asked.map(({ headers }) => headers['webhook-id'])).toEqual(['msg_1', 'msg_1']);
  });

  it.each([
    [500, 'upstream.unreachable', true],
    [503, 'upstream.unreachable', true],
    [408, 'upstream.unreachable', true],
    [400, 'upstream.refused', false],
    [410, 'upstream.refused', false],
    [302, 'upstream.refused', false],
  ])('calls an answer of %i %s', async (code, expected, retryable) => {
    const server = await start(status(code, { location: '/elsewhere' }));
    const fault = await faultOf(sinkTo(server.url).sink.send(event));
    expect(fault).toMatchObject({ code: expected, retryable });
    expect(fault.details).toMatchObject({ status: code, messageId: 'msg_1' });
    expect(server.asked).toHaveLength(1);
  });

  it.each([
    ['7', 7_000],
    ['0', 1_000],
    ['Sun, 22 Nov 2026 10:00:00 GMT', 30_000],
  ])('waits after a 429 with Retry-After %s for %i ms', async (header, expected) => {
    const server = await start(status(429, { 'retry-after': header }));
    const fault = await faultOf(sinkTo(server.url).sink.send(event));
    expect(fault.code).toBe('upstream.rate_limited');
    expect(fault.details.retryAfterMs).toBe(expected);
  });

  it('may send again whatever was lost, so nothing is ever uncertain', async () => {
    const urls = [await closedUrl(), (await start(drop)).url, (await start(hang)).url];
    for (const url of urls) {
      const fault = await faultOf(sinkTo(url).sink.send(event));
      expect(fault).toMatchObject({ code: 'upstream.unreachable', retryable: true });
    }
  });

  it('stops asking a receiver that is down', async () => {
    const server = await start(status(503));
    const { sink, breaker } = sinkTo(server.url);
    for (let i = 0; i < 5; i++) await faultOf(sink.send(event));
    expect(server.asked).toHaveLength(2);
    expect(breaker.state()).toBe('open');
  });

  it('names a malformed secret without repeating it', () => {
    const gate = createHttpGate({ allow: ['https://crm.test'], beforeCall() {} });
    const clock = { now: () => new Date() };
    const breaker = createBreaker({ name: 'crm', clock });
    const make = () =>
      createEventSink({ url: 'https://crm.test', secret: 'hunter2', gate, breaker, clock });
    expect(make).toThrow(/WEBHOOK_OUT_SECRET is malformed/);
    expect(make).not.toThrow(/hunter2/);
  });
});
