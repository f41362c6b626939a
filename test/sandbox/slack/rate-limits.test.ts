import { describe, expect, test } from 'vitest';
import { createLimiter } from '../../../src/adapters/slack/limiter.ts';
import type { SlackStandIn } from '../../../src/sandbox/slack/stand-in.ts';
import { clientOf, startSlack, testClock } from './setup.ts';

/** Without a client that gives up after a moment: what counts here is every single answer. */
async function call(slack: SlackStandIn, method: string, args: Record<string, string> = {}) {
  const body = new URLSearchParams({ token: 'xoxb-test', ...args });
  const response = await fetch(`${slack.apiUrl}${method}`, { method: 'POST', body });
  const answer: unknown = await response.json();
  return { status: response.status, answer, retryAfter: response.headers.get('retry-after') };
}

const say = (slack: SlackStandIn, channel = 'C0EMEA') =>
  call(slack, 'chat.postMessage', { channel, text: 'Hi' });

/** How many of `count` calls at once go through. */
async function accepted(count: number, once: () => ReturnType<typeof call>): Promise<number> {
  const calls = await Promise.all(Array.from({ length: count }, once));
  return calls.filter(({ status }) => status === 200).length;
}

describe('posts', () => {
  test('thirty at once to one channel are refused after the first ten, with a time', async () => {
    const slack = await startSlack();
    expect(await accepted(30, () => say(slack))).toBe(10);
    expect(slack.messages('C0EMEA')).toHaveLength(10);
    const answer = { ok: false, error: 'ratelimited' };
    expect(await say(slack)).toEqual({ status: 429, answer, retryAfter: '1' });
    expect(slack.calls().at(-1)?.outcome).toBe('ratelimited');
  });

  test('another channel and another method go on', async () => {
    const slack = await startSlack();
    await accepted(30, () => say(slack));
    expect(await say(slack, 'U0ANA')).toMatchObject({ status: 200 });
    const at = { channel: 'C0EMEA', ts: slack.messages('C0EMEA')[0]?.ts ?? '' };
    expect(await clientOf(slack).chat.update({ ...at, text: 'Yours' })).toMatchObject({ ok: true });
  });

  test('a person and their direct message are one conversation', async () => {
    const slack = await startSlack();
    expect(await accepted(10, () => say(slack, 'U0ANA'))).toBe(10);
    expect(await say(slack, slack.dmOf('U0ANA'))).toMatchObject({ status: 429 });
  });

  test('one a second goes on for ever, on the clock of the workspace', async () => {
    const clock = testClock();
    const slack = await startSlack({ now: clock.now });
    await accepted(10, () => say(slack));
    for (let second = 0; second < 30; second++) {
      clock.advance(1000);
      expect(await accepted(2, () => say(slack))).toBe(1);
    }
  });

  test('a clock that is set back neither frees a call nor holds one back for longer', async () => {
    const clock = testClock();
    const slack = await startSlack({ now: clock.now });
    await accepted(10, () => say(slack));
    clock.advance(-3_600_000);
    expect(await say(slack)).toMatchObject({ status: 429, retryAfter: '1' });
    clock.advance(1000);
    expect(await say(slack)).toMatchObject({ status: 200 });
  });

  test('whoever keeps to Baton’s own limits is never refused', async () => {
    const clock = testClock();
    const slack = await startSlack({ now: clock.now });
    const limiter = createLimiter();
    const family = { family: 'post', channel: 'C0EMEA' } as const;
    const statuses: number[] = [];
    for (let tick = 0; tick < 300; tick++) {
      const isMyTurn = limiter.reserve(family, clock.now()) === 0;
      if (isMyTurn) statuses.push((await say(slack)).status);
      clock.advance(100);
    }
    expect(statuses.length).toBeGreaterThan(30);
    expect(new Set(statuses)).toEqual(new Set([200]));
  });
});

describe('tiers', () => {
  const scopes = ['usergroups:read', 'users:read', 'users:read.email'];

  test.each([
    ['usergroups.list', 20],
    ['users.lookupByEmail', 50],
    ['users.info', 100],
  ])('%s takes %i calls at once', async (method, most) => {
    const slack = await startSlack({ scopes });
    expect(await accepted(most + 3, () => call(slack, method))).toBe(most);
  });

  test('whoever waits as long as Retry-After says is served, and nobody sooner', async () => {
    const clock = testClock();
    const slack = await startSlack({ now: clock.now });
    const list = () => call(slack, 'users.list');
    await accepted(20, list);
    expect(await list()).toMatchObject({ status: 429, retryAfter: '3' });
    clock.advance(2900);
    expect(await list()).toMatchObject({ status: 429, retryAfter: '1' });
    clock.advance(100);
    expect(await list()).toMatchObject({ status: 200 });
  });
});

test('a workspace without limits takes whatever comes', async () => {
  const slack = await startSlack({ limits: 'none' });
  expect(await accepted(30, () => say(slack))).toBe(30);
});
