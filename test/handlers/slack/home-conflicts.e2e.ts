import { EventEmitter, once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { WebClient } from '@slack/web-api';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createBreaker } from '../../../src/adapters/breaker.ts';
import { createMessenger } from '../../../src/adapters/slack/messenger.ts';
import { renderHome } from '../../../src/blocks/home/home.ts';
import { renderCard } from '../../../src/blocks/render-card.ts';
import { publishHome } from '../../../src/handlers/slack/publish-home.ts';
import { contentOf } from '../../../src/sandbox/slack/person.ts';
import { recordHomeViewer } from '../../../src/services/home/load-home.ts';
import { refreshHomes } from '../../../src/services/home/refresh-homes.ts';
import { setAvailability } from '../../../src/services/people/set-availability.ts';
import { Desk } from './desk.ts';

const userId = 'U0ANA';

let desk: Desk;
beforeEach(async () => {
  desk = await Desk.open();
});
afterEach(() => desk.close());

const ana = () => desk.person(userId);
const homeOfAna = () => contentOf({ text: '', blocks: ana().home()?.content.blocks ?? [] });
const published = () =>
  desk.slack
    .calls()
    .flatMap(({ method, args: { hash }, outcome }) =>
      method === 'views.publish' ? [{ hash, outcome }] : [],
    );
const outcomes = () => published().map(({ outcome }) => outcome);

async function setAway(away: boolean): Promise<void> {
  const actor = { kind: 'slack', userId } as const;
  await setAvailability(desk.ctx, { repId: 'ana', away: away ? { until: null } : null, actor });
}

function clientOfBaton(send: typeof fetch = fetch): WebClient {
  const slackApiUrl = desk.slack.apiUrl;
  return new WebClient('xoxb-test', { slackApiUrl, retryConfig: { retries: 0 }, fetch: send });
}

/** A client whose first call is held up on its way. */
function heldUp() {
  const way = new EventEmitter();
  const client = clientOfBaton(async (...call) => {
    way.emit('sent');
    await once(way, 'free');
    return fetch(...call);
  });
  return { client, sent: once(way, 'sent'), letGo: () => way.emit('free') };
}

/** As the clock does for whoever looked at Home lately. */
function refreshBy(client: WebClient): Promise<number> {
  const { clock } = desk.ctx;
  const breaker = createBreaker({ name: 'Slack', clock, failures: 5 });
  const options = { client, clock, breaker, render: { renderCard, renderHome } };
  return refreshHomes(desk.ctx, createMessenger({ ...options, beforeCall() {} }));
}

/** As another process does. */
async function publishElsewhere(): Promise<void> {
  const text = { type: 'plain_text' as const, text: 'Drawn meanwhile' };
  const view = { type: 'home' as const, blocks: [{ type: 'header' as const, text }] };
  await clientOfBaton().views.publish({ user_id: userId, view });
}

test('Home is published against the one that was published last', async () => {
  const { rep } = await desk.offer();
  const marks: unknown[] = [undefined];
  for (const opened of [1, 2]) {
    await rep.openHome();
    await expect.poll(() => published().length).toBe(opened);
    marks.push(rep.home()?.hash);
  }
  await rep.clickInHome('Claim');
  await expect.poll(() => published().length).toBe(3);
  expect(published()).toEqual(marks.map((hash) => ({ hash, outcome: 'ok' })));
  expect(new Set(marks).size).toBe(3);
  expect(desk.faults).toEqual([]);
});

test.each(['a click or a form', 'the clock'])('%s: no newer Home is overwritten', async (who) => {
  await publishHome(desk.ctx, { client: clientOfBaton(), userId });
  await recordHomeViewer(desk.ctx, { userId });
  await setAway(true);
  const { client, sent, letGo } = heldUp();
  const slow = who === 'the clock' ? refreshBy(client) : publishHome(desk.ctx, { client, userId });
  await sent;
  await setAway(false);
  const quick = publishHome(desk.ctx, { client: clientOfBaton(), userId });
  await Promise.race([quick, sleep(200)]);
  letGo();
  await Promise.all([slow, quick]);
  expect(homeOfAna()).toMatch(/You are available/);
});

test('a Home whose answer was lost is refused when it comes late', async () => {
  await publishHome(desk.ctx, { client: clientOfBaton(), userId });
  await setAway(true);
  const late: (() => Promise<unknown>)[] = [];
  const client = clientOfBaton(async (...call) => {
    late.push(() => fetch(...call));
    throw new Error('no answer');
  });
  await expect(publishHome(desk.ctx, { client, userId })).rejects.toThrow(/no answer/);
  await setAway(false);
  await publishHome(desk.ctx, { client: clientOfBaton(), userId });
  for (const arrive of late) await arrive();
  expect(homeOfAna()).toMatch(/You are available/);
  expect(outcomes()).toEqual(['ok', 'ok', 'hash_conflict']);
});

test('a Home that was published elsewhere meanwhile is drawn anew as things stand', async () => {
  const viewer = { client: clientOfBaton(), userId };
  await publishHome(desk.ctx, viewer);
  await publishElsewhere();
  await publishHome(desk.ctx, viewer);
  expect(homeOfAna()).toMatch(/You are available/);
  expect(outcomes()).toEqual(['ok', 'ok', 'hash_conflict', 'ok']);
});

test('the clock does the same, and leaves alone what shows how things stand', async () => {
  const client = clientOfBaton();
  await publishHome(desk.ctx, { client, userId });
  await recordHomeViewer(desk.ctx, { userId });
  expect(await refreshBy(client)).toBe(0);
  await publishElsewhere();
  await setAway(true);
  expect(await refreshBy(client)).toBe(1);
  expect(await refreshBy(client)).toBe(0);
  expect(homeOfAna()).toMatch(/You are away/);
  expect(outcomes()).toEqual(['ok', 'ok', 'hash_conflict', 'ok']);
});

test('any other refusal of Slack is a fault that somebody hears of', async () => {
  const refused = publishHome(desk.ctx, { client: clientOfBaton(), userId: 'U0NOBODY' });
  await expect(refused).rejects.toThrow(/user_not_found/);
  expect(published()).toHaveLength(1);
});
