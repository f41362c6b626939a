import { afterEach, describe, expect, it } from 'vitest';
import { createBreaker } from '../../../src/adapters/breaker.ts';
import { createPager } from '../../../src/adapters/pager/create-pager.ts';
import type { Page } from '../../../src/ports.ts';
import {
  clockAt,
  closedUrl,
  drop,
  faultOf,
  type LocalServer,
  refuseInTransaction,
  serve,
  status,
} from '../local-server.ts';

let servers: LocalServer[] = [];
afterEach(async () => {
  await Promise.all(servers.map((server) => server.close()));
  servers = [];
});

const clock = clockAt('2026-11-22T10:00:00Z');
const page: Page = {
  id: 'msg_1',
  at: clock.now(),
  severity: 'critical',
  title: 'Slack does not answer',
  text: 'Leads wait.',
};
const pagerTo = (url: string, beforeCall: (what: string) => void = () => {}) =>
  createPager(
    { kind: 'webhook', url },
    { breaker: createBreaker({ name: 'page', clock }), beforeCall },
  );

async function start(...args: Parameters<typeof serve>) {
  const server = await serve(...args);
  servers.push(server);
  return server;
}

describe('a page by webhook', () => {
  it('says everything in text, as Slack-like hooks read it, and its parts beside it', async () => {
    const server = await start(status(200));
    await pagerTo(`${server.url}hook`).page(page);
    expect(server.asked).toHaveLength(1);
    expect(server.asked[0]?.headers['content-type']).toBe('application/json');
    expect(JSON.parse(server.asked[0]?.body ?? '')).toEqual({
      text: 'Slack does not answer. Leads wait.',
      title: 'Slack does not answer',
      severity: 'critical',
      at: '2026-11-22T10:00:00.000Z',
      source: 'baton',
      id: 'msg_1',
    });
  });

  it.each([
    [429, 'upstream.rate_limited'],
    [503, 'upstream.unreachable'],
    [404, 'upstream.refused'],
  ])('an answer of %i is %s', async (code, expected) => {
    const server = await start(status(code));
    expect(await faultOf(pagerTo(server.url).page(page))).toMatchObject({ code: expected });
  });

  it('a lost answer and a closed port are tried again: a page twice is better than none', async () => {
    const server = await start(drop);
    for (const url of [server.url, await closedUrl()]) {
      const fault = await faultOf(pagerTo(url).page(page));
      expect(fault).toMatchObject({ code: 'upstream.unreachable', retryable: true });
    }
  });

  it('never leaves while a transaction is open', async () => {
    const server = await start(status(200));
    const fault = await faultOf(pagerTo(server.url, refuseInTransaction).page(page));
    expect(fault.code).toBe('bug.call_in_transaction');
    expect(server.asked).toEqual([]);
  });
});
