import { afterEach, expect, test } from 'vitest';
import { createFactSource } from '../../../src/adapters/enrichment/http-provider.ts';
import { providerSchema } from '../../../src/routing/model/workspace/provider.ts';
import {
  clockAt,
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

const TOKEN = 'canary-token-4711';
const COMPANY = providerSchema.parse({
  id: 'clearfacts',
  about: 'company',
  path: '/v1/companies/{domain}',
  timeout: '200ms',
  fields: { 'company.employees': 'employees' },
});
const PERSON = providerSchema.parse({
  id: 'whois',
  about: 'person',
  path: '/people?email={email}',
  fields: { 'person.title': 'title' },
});

let server: LocalServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

interface Reached {
  apiUrl?: string | undefined;
  token?: string | undefined;
  beforeCall?: (what: string) => void;
}

function sourceAt({ apiUrl, token = TOKEN, beforeCall = () => {} }: Reached) {
  const clock = clockAt('2026-11-23T10:00:00Z');
  const breakers = new Map<string, () => string>();
  const source = createFactSource({
    accessOf: () => ({ apiUrl, token }),
    clock,
    beforeCall,
    onBreaker: (name, state) => void breakers.set(name, state),
  });
  return { source, clock, breakers };
}

async function askAt(answer: Parameters<typeof serve>[0], about = 'globex.test') {
  server = await serve(answer);
  return sourceAt({ apiUrl: server.url }).source.ask(COMPANY, about);
}

test('a provider is asked by its path, with its token as a bearer', async () => {
  const body = { employees: 1200 };
  expect(await askAt(json(body))).toEqual({ outcome: 'told', body });
  expect(server?.asked).toMatchObject([
    { path: '/v1/companies/globex.test', headers: { authorization: `Bearer ${TOKEN}` } },
  ]);
});

test('what it is asked about never leads out of its path', async () => {
  server = await serve(json({}));
  const { source } = sourceAt({ apiUrl: server.url });
  await source.ask(PERSON, 'a/../b?c=d#e&f@globex.test');
  await source.ask(COMPANY, '../admin');
  expect(server.asked.map(({ path }) => path)).toEqual([
    '/people?email=a%2F..%2Fb%3Fc%3Dd%23e%26f%40globex.test',
    '/v1/companies/..%2Fadmin',
  ]);
});

const tenMegabytes = Buffer.alloc(10 * 1024 * 1024, 'a');

test.each([
  ['does not know it', status(404), { outcome: 'unknown' }],
  ['is out of order', status(503), { outcome: 'failed', why: 'http_503' }],
  ['refuses the token', status(401), { outcome: 'failed', why: 'denied' }],
  ['refuses the question', status(400), { outcome: 'failed', why: 'http_400' }],
  [
    'sends us elsewhere',
    status(302, { location: 'http://127.0.0.1:1/' }),
    { outcome: 'failed', why: 'redirect' },
  ],
  ['hangs', hang, { outcome: 'failed', why: 'timeout' }],
  ['drops the connection', drop, { outcome: 'failed', why: 'no_answer' }],
] as const)('a provider that %s', async (_, answer, reply) => {
  expect(await askAt(answer)).toEqual(reply);
  expect(server?.asked).toHaveLength(1);
});

test('what is told of a failure holds neither the token nor whom it was about', async () => {
  for (const answer of [status(500), status(401), status(302, { location: TOKEN }), drop]) {
    const told = JSON.stringify(await askAt(answer, 'dana.canary@globex.test'));
    expect(told).not.toMatch(/canary/);
    await server?.close();
  }
});

test('a provider that wants us to wait says for how long', async () => {
  const reply = await askAt(status(429, { 'retry-after': '30' }));
  expect(reply).toEqual({ outcome: 'failed', why: 'rate_limited', retryAfterMs: 30_000 });
});

test('ten megabytes are not read, and a page of HTML is no answer', async () => {
  expect(await askAt((response) => void response.end(tenMegabytes))).toEqual({
    outcome: 'failed',
    why: 'too_large',
  });
  await server?.close();
  expect(await askAt((response) => void response.end('<html>'))).toEqual({
    outcome: 'failed',
    why: 'unreadable',
  });
});

test('a provider that is not there', async () => {
  const { source } = sourceAt({ apiUrl: await closedUrl() });
  expect(await source.ask(COMPANY, 'globex.test')).toEqual({
    outcome: 'failed',
    why: 'unreachable',
  });
});

test('nothing is sent without a token, nor to an address that others can read', async () => {
  const reply = { outcome: 'failed', why: 'not_configured' };
  for (const apiUrl of [undefined, 'http://clearfacts.test', 'https://me:pw@clearfacts.test']) {
    expect(await sourceAt({ apiUrl }).source.ask(COMPANY, 'globex.test')).toEqual(reply);
  }
  const bare = createFactSource({
    accessOf: () => ({ apiUrl: 'https://clearfacts.test', token: undefined }),
    clock: clockAt('2026-11-23T10:00:00Z'),
    beforeCall: () => {},
    onBreaker: () => {},
  });
  expect(await bare.ask(COMPANY, 'globex.test')).toEqual(reply);
});

test('after five calls in vain the breaker saves the rest, until its pause is over', async () => {
  server = await serve(status(500));
  const { source, clock, breakers } = sourceAt({ apiUrl: server.url });
  for (let n = 0; n < 5; n++) await source.ask(COMPANY, 'globex.test');
  expect(await source.ask(COMPANY, 'globex.test')).toEqual({
    outcome: 'failed',
    why: 'breaker_open',
  });
  expect(server.asked).toHaveLength(5);
  expect(breakers.get('provider:clearfacts')?.()).toBe('open');
  clock.advance(10_000);
  await source.ask(COMPANY, 'globex.test');
  expect(server.asked).toHaveLength(6);
});

test('a slow provider is asked eight times at once, and who finds no room in time goes without', async () => {
  server = await serve(hang);
  const { source } = sourceAt({ apiUrl: server.url });
  const asked = Array.from({ length: 20 }, () => source.ask(COMPANY, 'globex.test'));
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(server.asked.length).toBeLessThanOrEqual(8);
  const replies = await Promise.all(asked);
  expect(replies.every(({ outcome }) => outcome === 'failed')).toBe(true);
});

test('nobody is asked while a transaction is open', async () => {
  const { source } = sourceAt({
    apiUrl: 'https://clearfacts.test',
    beforeCall: refuseInTransaction,
  });
  const fault = await faultOf(source.ask(COMPANY, 'globex.test'));
  expect(fault.code).toBe('bug.call_in_transaction');
});
