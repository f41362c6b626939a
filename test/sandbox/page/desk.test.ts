import { expect, test } from 'vitest';
import { actions, button, clientOf, post, startApp, startSlack } from '../slack/setup.ts';
import { deskView, startDesk, traceOf } from './support/desk.ts';

const asJson = (deed: unknown) => ({
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(deed),
});

async function startWithDesk() {
  const lead = { id: 'lead_1', title: 'Globex', state: 'offered', at: '2026-11-24T09:00:00.000Z' };
  const { desk, deeds, view } = startDesk({ ...deskView(), leads: [lead] });
  const slack = await startSlack({ desk });
  const status = async (deed: unknown) => (await post(`${slack.url}/do`, asJson(deed))).body;
  const read = async (path: string): Promise<unknown> => (await fetch(slack.url + path)).json();
  return { slack, deeds, view, status, read };
}

test('the desk and the trace of a lead can be read, and an unknown lead has none', async () => {
  const { view, read } = await startWithDesk();
  expect(await read('/desk.json')).toEqual(view);
  expect(await read('/trace.json?lead=lead_1')).toEqual(traceOf('lead_1', 'Globex'));
  expect(await read('/trace.json?lead=lead_2')).toBeNull();
});

test('everything done beside Slack reaches the desk, and its answer is the status', async () => {
  const { deeds, status } = await startWithDesk();
  expect(await status({ kind: 'lead', source: 'website', body: '{"a":1}' })).toEqual({
    status: 'Did lead.',
  });
  await status({ kind: 'advance', ms: 60_000 });
  await status({ kind: 'next_due' });
  await status({ kind: 'running', running: false });
  await status({ kind: 'fault_switch', id: 'slack_down', on: true });
  await status({ kind: 'fault', line: 'crm http_500' });
  await status({ kind: 'heal' });
  await status({ kind: 'apply' });
  expect(deeds).toEqual([
    ['lead', 'website', { a: 1 }],
    ['advance', 60_000],
    ['next due'],
    ['running', false],
    ['switch', 'slack_down', true],
    ['fault', 'crm http_500'],
    ['heal'],
    ['apply'],
  ]);
});

test('time goes forward only, and a deed nobody knows does nothing', async () => {
  const { deeds, status } = await startWithDesk();
  await status({ kind: 'advance', ms: -1 });
  await status({ kind: 'rewind' });
  expect(deeds).toEqual([]);
});

test('without a desk the page is told so', async () => {
  const slack = await startSlack();
  expect((await post(`${slack.url}/do`, asJson({ kind: 'heal' }))).body).toEqual({
    status: 'This simulator shows Slack alone: there is no desk beside it.',
  });
  expect(await (await fetch(`${slack.url}/desk.json`)).json()).toBeNull();
});

test('a double click reaches the app as two', async () => {
  const { slack, status } = await startWithDesk();
  const heard: string[] = [];
  await startApp(slack, (app) => {
    app.action('lead_claim', async ({ ack, body }) => {
      heard.push('trigger_id' in body ? body.trigger_id : '');
      await ack();
    });
  });
  const blocks = [{ ...actions(button('Claim', 'lead_claim')), block_id: 'b' }];
  const { ts, channel } = await clientOf(slack).chat.postMessage({ channel: 'U0ANA', blocks });
  const at = { user: 'U0ANA', channel, ts, blockId: 'b', actionId: 'lead_claim' };
  expect(await status({ kind: 'click', ...at, twice: true })).toEqual({ status: '' });
  expect(new Set(heard).size).toBe(2);
});
