import { request } from 'node:http';
import { expect, test } from 'vitest';
import { person } from '../../../src/sandbox/slack/person.ts';
import type { SlackStandIn } from '../../../src/sandbox/slack/stand-in.ts';
import { actions, button, clientOf, post, section, startApp, startSlack } from '../slack/setup.ts';

/** What the page does when somebody does something on it. */
const does = (slack: SlackStandIn, deed: Record<string, unknown>) =>
  post(`${slack.url}/do`, {
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(deed),
  });

test('the page needs nothing from elsewhere, and every file it names is served', async () => {
  const slack = await startSlack();
  const response = await fetch(slack.url);
  const html = await response.text();
  expect(html).toContain('A local simulator, not Slack');
  expect(html).not.toMatch(/https?:\/\//);
  expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  const named = [...html.matchAll(/(?:href|src)="(\/[^"]+)"/g)].map(([, path]) => path ?? '');
  expect(named.length).toBeGreaterThan(2);
  for (const path of named) expect((await fetch(slack.url + path)).status).toBe(200);
});

test('a script that another one imports is served too, and nothing outside of the page', async () => {
  const slack = await startSlack();
  const script = await fetch(`${slack.url}/words/mrkdwn.js`);
  expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  for (const path of ['/../desk.ts', '/%2e%2e/desk.ts', '/browser/page.js', '/desk.ts']) {
    expect((await fetch(slack.url + path)).status).toBe(404);
  }
});

test('a name that points at this machine from elsewhere is turned away', async () => {
  const slack = await startSlack();
  const status = await new Promise((resolve) => {
    request(slack.url, { headers: { host: 'evil.test' } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    }).end();
  });
  expect(status).toBe(403);
});

test('a deed must be JSON, so that a form on another page cannot do it', async () => {
  const slack = await startSlack();
  const response = await fetch(`${slack.url}/do`, { method: 'POST', body: '{"kind":"action"}' });
  expect(response.status).toBe(415);
});

test('the state holds people, places and what was said', async () => {
  const slack = await startSlack({ commands: [{ command: '/lead', hint: 'help' }] });
  await clientOf(slack).chat.postMessage({ channel: 'U0ANA', text: 'Hello' });
  const state: unknown = await (await fetch(`${slack.url}/state.json`)).json();
  expect(state).toMatchObject({
    team: { name: 'Acme' },
    users: [{ id: 'U0ANA', dm: slack.dmOf('U0ANA') }, { id: 'U0BEN' }],
    channels: [{ id: 'C0EMEA', members: ['U0ANA'] }, {}, {}, {}],
    messages: [{ text: 'Hello', edited: false, firstText: 'Hello' }],
    hasDesk: false,
    commands: [{ command: '/lead' }],
  });
});

test('a press on the page reaches the app as a click, and a line as a command', async () => {
  const slack = await startSlack();
  const heard: string[] = [];
  await startApp(slack, (app) => {
    app.action('lead_claim', async ({ ack }) => {
      heard.push('claim');
      await ack();
    });
    app.command('/lead', async ({ ack, command }) => {
      heard.push(command.text);
      await ack();
    });
  });
  const blocks = [{ ...actions(button('Claim', 'lead_claim')), block_id: 'b' }];
  const { ts, channel } = await clientOf(slack).chat.postMessage({
    channel: 'U0ANA',
    text: 'New',
    blocks,
  });
  const pressed = {
    kind: 'click',
    user: 'U0ANA',
    channel,
    ts,
    blockId: 'b',
    actionId: 'lead_claim',
  };
  expect((await does(slack, pressed)).body).toEqual({ status: '' });
  await does(slack, { kind: 'write', user: 'U0ANA', channel, text: '/lead why globex' });
  expect(heard).toEqual(['claim', 'why globex']);
});

test('text in the conversation with the app is not sent, text in a channel is', async () => {
  const slack = await startSlack();
  await clientOf(slack).chat.postMessage({ channel: 'U0ANA', text: 'Hello' });
  const write = (channel?: string) =>
    does(slack, { kind: 'write', user: 'U0ANA', channel, text: 'Hi all' });
  expect((await write(slack.dmOf('U0ANA'))).body).toEqual({
    status: 'Baton reads buttons and commands, not replies.',
    refused: true,
  });
  await write('C0EMEA');
  expect(slack.messages('C0EMEA')).toMatchObject([{ author: 'U0ANA', text: 'Hi all' }]);
  expect(person(slack, 'U0ANA').messages()).toHaveLength(1);
});

test('a change is told to whoever watches the live stream', async () => {
  const slack = await startSlack();
  const stream = (await fetch(`${slack.url}/live`)).body?.pipeThrough(new TextDecoderStream());
  const reader = stream?.getReader();
  let told = (await reader?.read())?.value ?? '';
  await clientOf(slack).chat.postMessage({
    channel: 'C0EMEA',
    text: 'Hi',
    blocks: [section('Hi')],
  });
  while (!told.includes('event: change')) told += (await reader?.read())?.value ?? '';
  await reader?.cancel();
  expect(told).toContain('event: beat');
});
