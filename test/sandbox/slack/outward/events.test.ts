import { describe, expect, test } from 'vitest';
import { Courier } from '../../../../src/sandbox/slack/outward/courier.ts';
import { Events } from '../../../../src/sandbox/slack/outward/telling/events.ts';
import { startApp, startSlack, testClock } from '../setup.ts';
import { type Heard, type Reaction, startListener } from './listener.ts';

const uninstalled = { type: 'app_uninstalled' };
const fails = (): Reaction => ({ status: 500 });
const minutes = (count: number) => count * 60_000;

const retryOf = ({ headers }: Heard) => [
  headers['x-slack-retry-num'],
  headers['x-slack-retry-reason'],
];

async function openSlack(react: (nth: number) => Reaction) {
  const clock = testClock();
  const { heard, url } = await startListener(react);
  const slack = await startSlack({ now: clock.now, eventsUrl: url });
  return { clock, heard, slack, people: slack.people, events: slack.people.events };
}

describe('an event the app does not take', () => {
  test('comes again at once, after a minute and after five more, and is then lost', async () => {
    const { clock, heard, people, events } = await openSlack(fails);
    expect((await people.event(uninstalled)).status).toBe(500);
    expect(heard.map(retryOf)).toEqual([
      [undefined, undefined],
      ['1', 'http_error'],
    ]);
    expect(events.nextRetryAt()).toEqual(new Date(clock.now().getTime() + minutes(1)));
    clock.advance(minutes(1) - 1);
    expect(await events.deliverDue()).toBe(0);
    clock.advance(1);
    expect(await events.deliverDue()).toBe(1);
    expect(events.nextRetryAt()).toEqual(new Date(clock.now().getTime() + minutes(5)));
    expect(people.lostEvents).toEqual([]);
    clock.advance(minutes(5));
    expect(await events.deliverDue()).toBe(1);
    expect(heard.map(retryOf).slice(2)).toEqual([
      ['2', 'http_error'],
      ['3', 'http_error'],
    ]);
    expect(events.nextRetryAt()).toBeNull();
    expect(new Set(heard.map(({ body }) => body)).size).toBe(1);
    expect(people.lostEvents).toMatchObject([
      { body: { event: uninstalled }, reason: 'http_error', lostAt: clock.now() },
    ]);
  });

  test('comes no more once it is taken', async () => {
    const { heard, people, events } = await openSlack((nth) => ({ status: nth === 1 ? 503 : 200 }));
    await people.event(uninstalled);
    expect(heard).toHaveLength(2);
    expect(events.nextRetryAt()).toBeNull();
    expect(people.lostEvents).toEqual([]);
  });

  test('comes no more when the app asks for that', async () => {
    const headers = { 'x-slack-no-retry': '1' };
    const { heard, people, events } = await openSlack(() => ({ status: 500, headers }));
    await people.event(uninstalled);
    expect(heard).toHaveLength(1);
    expect(events.nextRetryAt()).toBeNull();
    expect(people.lostEvents).toEqual([]);
  });

  test('says so when nobody listens, and when nobody answers in time', async () => {
    const { clock, slack } = await openSlack(fails);
    const silent = await startListener((nth) => (nth === 1 ? 'silence' : { status: 200 }));
    const late = new Events(slack.workspace, new Courier('test-secret', silent.url, 500));
    expect(await late.send(uninstalled)).toEqual({ status: 0, body: 'operation_timeout' });
    expect(silent.heard.map(retryOf)[1]).toEqual(['1', 'http_timeout']);

    const courier = new Courier('test-secret', 'http://127.0.0.1:1/');
    const unheard = new Events(slack.workspace, courier);
    expect(await unheard.send(uninstalled)).toEqual({ status: 0, body: 'dispatch_failed' });
    const { url, heard } = await startListener(() => ({ status: 200 }));
    courier.setEventsUrl(url);
    clock.advance(minutes(1));
    await unheard.deliverDue();
    expect(heard.map(retryOf)).toEqual([['2', 'connection_failed']]);
  });
});

test('an event follows two redirects and no third', async () => {
  const onward = { status: 302, headers: { location: '/elsewhere' } };
  const { heard, people } = await openSlack((nth) => (nth < 3 ? onward : { status: 200 }));
  expect((await people.event(uninstalled)).status).toBe(200);
  expect(heard.map(({ path }) => path)).toEqual(['/slack/events', '/elsewhere', '/elsewhere']);

  const circle = await openSlack(() => onward);
  await circle.people.event(uninstalled);
  expect(circle.heard.slice(3).map(retryOf)[0]).toEqual(['1', 'too_many_redirects']);
});

test('what people do is never sent again', async () => {
  const { heard, people, events } = await openSlack(fails);
  await people.slash('U0ANA', '/lead', 'help');
  await people.shortcut('U0ANA', 'lead_new');
  expect(heard).toHaveLength(2);
  expect(events.nextRetryAt()).toBeNull();
});

test('an event in its envelope has the keys of the Events API', async () => {
  const { heard, people } = await openSlack(() => ({ status: 200 }));
  await people.event(uninstalled);
  expect(Object.keys(JSON.parse(heard[0]?.body ?? '') as object).toSorted()).toEqual([
    'api_app_id',
    'authorizations',
    'context_enterprise_id',
    'context_team_id',
    'event',
    'event_context',
    'event_id',
    'event_time',
    'is_ext_shared_channel',
    'team_id',
    'token',
    'type',
  ]);
});

test('too many events are told of in a body of its own', async () => {
  const { heard, events } = await openSlack(() => ({ status: 200 }));
  await events.sendRateLimited();
  expect(JSON.parse(heard[0]?.body ?? '')).toMatchObject({
    type: 'app_rate_limited',
    team_id: 'T0ACME',
    minute_rate_limited: Date.parse('2026-11-23T10:00:00Z') / 1000,
  });
});

test('a Bolt app answers the challenge and the check of its certificate', async () => {
  const slack = await startSlack();
  await startApp(slack, () => {});
  const answer = await slack.people.events.verifyUrl('who goes there');
  expect(answer).toEqual({ status: 200, body: { challenge: 'who goes there' } });
  expect((await slack.people.events.checkSsl()).status).toBe(200);
});
