import { EventEmitter, once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createSlackApp } from '../../../src/handlers/slack/slack-app.ts';
import { ENGLISH } from '../../../src/words/language.ts';
import { Desk } from './desk.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await Desk.open();
});
afterEach(() => desk.close());

const command = {
  command: '/lead',
  text: 'help',
  team_id: 'T0ACME',
  user_id: 'U0ANA',
  channel_id: 'C0MANAGERS',
  trigger_id: 'trigger',
};

const door = { publicUrl: 'https://baton.acme.test', secretOf: () => [] };

describe('the door to Slack', () => {
  test('refuses a request that is not signed by Slack', async () => {
    const response = await fetch(desk.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'x-slack-request-timestamp': String(Math.floor(Date.now() / 1000)),
        'x-slack-signature': 'v0=00',
      },
      body: new URLSearchParams(command).toString(),
    });
    expect(response.status).toBe(401);
  });

  test.each([
    ['a stale request', -301],
    ['a request from the future', 301],
  ])('refuses %s', async (_, seconds) => {
    const signedAt = Math.floor(Date.now() / 1000) + seconds;
    expect((await desk.deliver(command, signedAt)).status).toBe(401);
  });

  test('takes a request whose clock is a little ahead', async () => {
    const signedAt = Math.floor(Date.now() / 1000) + 60;
    expect((await desk.deliver(command, signedAt)).status).toBe(200);
  });

  test('takes a form to which a proxy has added a charset', async () => {
    const withCharset = 'application/x-www-form-urlencoded; charset=utf-8';
    const now = Math.floor(Date.now() / 1000);
    expect((await desk.deliver(command, now, withCharset)).status).toBe(200);
  });

  test('refuses a body that is too large', async () => {
    const text = 'x'.repeat(600 * 1024);
    expect((await desk.deliver({ ...command, text })).status).toBe(413);
  });

  test('tells people of another workspace that it does not work for them', async () => {
    const { status, text } = await desk.deliver({ ...command, team_id: 'T0OTHER' });
    expect(status).toBe(200);
    expect(text).toContain('another Slack workspace');
  });

  test('a form from another workspace is refused where it is seen', async () => {
    const view = { type: 'modal', callback_id: 'decline_modal', state: { values: {} }, blocks: [] };
    const body = { type: 'view_submission', team: { id: 'T0OTHER' }, user: { id: 'U0ANA' }, view };
    const { text } = await desk.deliver({ payload: JSON.stringify(body) });
    expect(JSON.parse(text)).toMatchObject({ response_action: 'update' });
    expect(text).toContain('another Slack workspace');
  });

  test('until Slack has named the workspace, the signature alone vouches', async () => {
    desk.pinned = null;
    const { text } = await desk.deliver({ ...command, team_id: 'T0OTHER' });
    expect(text).not.toContain('another Slack workspace');
  });

  test('in Socket Mode nothing is served over HTTP, signed or not', async () => {
    const { ctx, slack } = desk;
    const keys = { signingSecret: 'secret', botToken: 'xoxb-test', appToken: 'xapp-test' };
    const slackApiUrl = slack.apiUrl;
    const { listener } = createSlackApp({
      ctx,
      ...keys,
      slackApiUrl,
      door,
      workspace: () => null,
      log: ctx.log,
      language: ENGLISH,
    });
    const server = createServer(listener);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const response = await fetch(`http://127.0.0.1:${port}/slack/events`, { method: 'POST' });
    server.close();
    expect(response.status).toBe(404);
    expect(slack.calls()).toEqual([]);
  });

  test('a stop waits for the work of people who have their answer already', async () => {
    const { ctx, slack } = desk;
    const keys = { signingSecret: 'secret', botToken: 'xoxb-test', slackApiUrl: slack.apiUrl };
    const rest = { door, workspace: () => null, log: ctx.log, language: ENGLISH };
    const own = createSlackApp({ ctx, ...keys, ...rest });
    const work = new EventEmitter();
    own.app.command('/slow', async ({ ack }) => {
      await ack();
      await once(work, 'done');
    });
    const body = { ...command, command: '/slow' };
    const acked = once(work, 'acked');
    const worked = own.app.processEvent({ body, ack: async () => void work.emit('acked') });
    await acked;
    const stopped = own.stop().then(() => 'stopped');
    expect(await Promise.race([stopped, sleep(20, 'waiting')])).toBe('waiting');
    expect(own.busy()).toBe(true);
    work.emit('done');
    await worked;
    expect(await stopped).toBe('stopped');
    expect(own.busy()).toBe(false);
  });

  test('answers that events are held back, which Slack would else repeat', async () => {
    const payload = { type: 'app_rate_limited', team_id: 'T0ACME', api_app_id: 'A0BATON' };
    expect((await desk.deliver({ payload: JSON.stringify(payload) })).status).toBe(200);
  });
});
