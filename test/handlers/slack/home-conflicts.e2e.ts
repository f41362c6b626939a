import { WebClient } from '@slack/web-api';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { publishHome } from '../../../src/handlers/slack/publish-home.ts';
import { contentOf } from '../../../src/sandbox/slack/person.ts';
import { Desk } from './desk.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await Desk.open();
});
afterEach(() => desk.close());

const ana = () => desk.person('U0ANA');
const homeOfAna = () => contentOf({ text: '', blocks: ana().home()?.content.blocks ?? [] });
const published = () =>
  desk.slack
    .calls()
    .flatMap(({ method, args: { hash }, outcome }) =>
      method === 'views.publish' ? [{ hash, outcome }] : [],
    );

function clientOfBaton(): WebClient {
  return new WebClient('xoxb-test', {
    slackApiUrl: desk.slack.apiUrl,
    retryConfig: { retries: 0 },
  });
}

/** As the clock does for whoever looked at Home lately. */
async function publishElsewhere(): Promise<void> {
  const text = { type: 'plain_text' as const, text: 'Drawn meanwhile' };
  const view = { type: 'home' as const, blocks: [{ type: 'header' as const, text }] };
  await clientOfBaton().views.publish({ user_id: 'U0ANA', view });
}

test('Home is published against the one in sight when it was opened or pressed', async () => {
  const { rep } = await desk.offer();
  const seen: unknown[] = [];
  for (const opened of [1, 2]) {
    seen.push(rep.home()?.hash);
    await rep.openHome();
    await expect.poll(() => published().length).toBe(opened);
  }
  seen.push(rep.home()?.hash);
  await rep.clickInHome('Claim');
  await expect.poll(() => published().length).toBe(3);
  expect(published()).toEqual(seen.map((hash) => ({ hash, outcome: 'ok' })));
  expect(new Set(seen).size).toBe(3);
  expect(desk.faults).toEqual([]);
});

test('a Home that was published elsewhere meanwhile is drawn anew as things stand', async () => {
  const viewer = { client: clientOfBaton(), userId: 'U0ANA' };
  await publishHome(desk.ctx, viewer);
  const homeHash = ana().home()?.hash;
  await publishElsewhere();
  await publishHome(desk.ctx, { ...viewer, homeHash });
  expect(homeOfAna()).toMatch(/You are available/);
  expect(published().map(({ outcome }) => outcome)).toEqual(['ok', 'ok', 'hash_conflict', 'ok']);
});

test('any other refusal of Slack is a fault that somebody hears of', async () => {
  const userId = 'U0NOBODY';
  const refused = publishHome(desk.ctx, { client: clientOfBaton(), userId, homeHash: 'old' });
  await expect(refused).rejects.toThrow(/user_not_found/);
  expect(published()).toHaveLength(1);
});
