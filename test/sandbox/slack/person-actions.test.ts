import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import { text as textOf } from 'node:stream/consumers';
import type { BlockAction } from '@slack/bolt';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { SlackStandIn } from '../../../src/sandbox/slack/stand-in.ts';
import {
  actions,
  button,
  clientOf,
  plain,
  portOf,
  section,
  startApp,
  startSlack,
  testClock,
} from './setup.ts';

async function postCard(slack: SlackStandIn, channel = 'U0ANA') {
  const blocks = [
    section('New lead: Globex'),
    { ...actions(button('Claim', 'lead_claim', 'lead_1')), block_id: 'lead:1' },
  ];
  const sent = await clientOf(slack).chat.postMessage({ channel, text: 'New lead', blocks });
  return { channel: sent.channel ?? '', ts: sent.ts ?? '' };
}

const reasons = {
  type: 'radio_buttons' as const,
  action_id: 'pick',
  options: ['full', 'language'].map((value) => ({ text: plain(`I am ${value}`), value })),
};

const declineModal = (title = 'Decline') => ({
  type: 'modal' as const,
  callback_id: 'decline',
  notify_on_close: true,
  title: plain(title),
  submit: plain('Decline'),
  blocks: [
    { type: 'input' as const, block_id: 'reason', label: plain('Why?'), element: reasons },
    {
      type: 'input' as const,
      block_id: 'note',
      optional: true,
      label: plain('Note'),
      element: { type: 'plain_text_input' as const, action_id: 'text' },
    },
  ],
});

/** Tells the app of each entry at once. */
const talkative = (title: string) => {
  const view = declineModal(title);
  return { ...view, blocks: view.blocks.map((block) => ({ ...block, dispatch_action: true })) };
};

/** Opens the decline modal for Ana, as an app does on a click. */
async function openModal(slack: SlackStandIn, view = declineModal()) {
  const trigger_id = slack.workspace.triggers.issue('U0ANA');
  const opened = await clientOf(slack).views.open({ trigger_id, view });
  return opened.view?.id ?? '';
}

test('a request is signed over its exact body and its content type is bare', async () => {
  const slack = await startSlack();
  const seen: { headers: NodeJS.Dict<string | string[]>; body: string }[] = [];
  const server = createServer((request, response) => {
    void textOf(request).then((body) => {
      seen.push({ headers: request.headers, body });
      response.end();
    });
  }).listen(0);
  onTestFinished(() => void server.close());
  slack.setEventsUrl(`http://127.0.0.1:${portOf(server)}/slack/events`);

  await slack.people.slash('U0ANA', '/lead', 'help');
  const [{ headers, body } = { headers: {}, body: '' }] = seen;
  const time = String(headers['x-slack-request-timestamp']);
  const hex = createHmac('sha256', 'test-secret').update(`v0:${time}:${body}`).digest('hex');
  expect(headers['x-slack-signature']).toBe(`v0=${hex}`);
  expect(headers['content-type']).toBe('application/x-www-form-urlencoded');
});

test('an app that is not there is status 0 and dispatch_failed', async () => {
  const slack = await startSlack({ eventsUrl: 'http://127.0.0.1:1/slack/events' });
  expect(await slack.people.openHome('U0ANA')).toEqual({ status: 0, body: 'dispatch_failed' });
});

describe('a click', () => {
  test('tells who, where, which message and what its button carries', async () => {
    const slack = await startSlack();
    const heard: BlockAction[] = [];
    await startApp(slack, (app) =>
      app.action<BlockAction>('lead_claim', async ({ ack, body }) => {
        heard.push(body);
        await ack();
      }),
    );
    const at = await postCard(slack);
    const answer = await slack.people.click('U0ANA', { ...at, actionId: 'lead_claim' });
    expect(answer).toEqual({ status: 200, body: '' });
    expect(heard[0]).toMatchObject({
      user: { id: 'U0ANA', team_id: 'T0ACME' },
      team: { id: 'T0ACME' },
      container: { type: 'message', channel_id: at.channel, message_ts: at.ts },
      message: { ts: at.ts, bot_id: 'B0BATON' },
      actions: [{ action_id: 'lead_claim', block_id: 'lead:1', value: 'lead_1', type: 'button' }],
    });
  });

  test('is answered through its response_url five times, by edit, note and removal', async () => {
    const slack = await startSlack();
    const refused: unknown[] = [];
    await startApp(slack, (app) =>
      app.action('lead_claim', async ({ ack, respond }) => {
        await ack();
        await respond({ replace_original: true, text: 'Yours' });
        await respond({ text: 'Only for you' });
        await respond({ response_type: 'in_channel', text: 'For all' });
        await respond({ delete_original: true });
        await respond('Fifth');
        await respond('Sixth').catch((error: unknown) => refused.push(error));
      }),
    );
    const at = await postCard(slack, 'C0EMEA');
    await slack.people.click('U0ANA', { ...at, actionId: 'lead_claim' });
    await expect.poll(() => refused).toMatchObject([{ statusCode: 404 }]);
    expect(slack.messages('C0EMEA').map((m) => m.text)).toEqual(['For all']);
    expect(slack.ephemerals('U0ANA').map((m) => m.text)).toEqual(['Only for you', 'Fifth']);
    const outcomes = slack.calls('response_url').map((call) => call.outcome);
    expect(outcomes).toEqual(['ok', 'ok', 'ok', 'ok', 'ok', 'used_url']);
  });

  test('has a response_url that ends after thirty minutes', async () => {
    const clock = testClock();
    const slack = await startSlack({ now: clock.now });
    let answer: (() => Promise<unknown>) | undefined;
    await startApp(slack, (app) =>
      app.action('lead_claim', async ({ ack, respond }) => {
        await ack();
        answer = () => respond('Late');
      }),
    );
    const at = await postCard(slack);
    await slack.people.click('U0ANA', { ...at, actionId: 'lead_claim' });
    clock.advance(30 * 60_000 + 1);
    await expect(answer?.()).rejects.toMatchObject({ statusCode: 404 });
    expect(slack.calls('response_url')[0]?.outcome).toBe('expired_url');
  });

  test('on something that is not there says what there is', async () => {
    const slack = await startSlack();
    const at = await postCard(slack);
    expect(() => slack.people.click('U0ANA', { ...at, actionId: 'lead_eat' })).toThrow(
      /lead_claim/,
    );
  });
});

describe('a modal', () => {
  test('sends what was entered as state.values and closes on a plain ack', async () => {
    const slack = await startSlack();
    const heard: unknown[] = [];
    await startApp(slack, (app) =>
      app.view('decline', async ({ ack, view }) => {
        heard.push(view.state.values);
        await ack();
      }),
    );
    const id = await openModal(slack);
    const values = { reason: { pick: 'language' }, note: 'Sorry' };
    await slack.people.submitView('U0ANA', id, values);
    expect(heard[0]).toMatchObject({
      reason: { pick: { type: 'radio_buttons', selected_option: { value: 'language' } } },
      note: { text: { type: 'plain_text_input', value: 'Sorry' } },
    });
    expect(slack.modals('U0ANA')).toEqual([]);
  });

  test('is not sent while a required input is empty', async () => {
    const slack = await startSlack();
    const id = await openModal(slack);
    const answer = await slack.people.submitView('U0ANA', id, { note: 'x' });
    expect(answer.status).toBe(0);
    expect(slack.modals('U0ANA')[0]?.errors).toEqual({
      reason: 'Please complete this required field.',
    });
  });

  test.each([
    ['errors', { response_action: 'errors', errors: { note: 'Say why.' } }, ['Decline']],
    ['update', { response_action: 'update', view: declineModal('Too late') }, ['Too late']],
    ['push', { response_action: 'push', view: declineModal('Sure?') }, ['Decline', 'Sure?']],
    ['clear', { response_action: 'clear' }, []],
  ] as const)('does what the ack asks: %s', async (_, response, titles) => {
    const slack = await startSlack();
    await startApp(slack, (app) => app.view('decline', ({ ack }) => ack(response)));
    const id = await openModal(slack);
    await slack.people.submitView('U0ANA', id, { reason: 'full' });
    const open = slack.modals('U0ANA');
    expect(open.map(({ content }) => 'title' in content && content.title)).toMatchObject(
      titles.map((text) => ({ text })),
    );
    if (response.response_action === 'errors') expect(open[0]?.errors).toEqual(response.errors);
  });

  test('stays open with a word of trouble when the app fails', async () => {
    const slack = await startSlack({ eventsUrl: 'http://127.0.0.1:1/slack/events' });
    const id = await openModal(slack);
    await slack.people.submitView('U0ANA', id, { reason: 'full' });
    expect(slack.modals('U0ANA')[0]?.errors['']).toMatch(/trouble connecting/);
  });

  test('tells the app that it was closed when the view asks for that', async () => {
    const slack = await startSlack();
    const closed: string[] = [];
    await startApp(slack, (app) =>
      app.view({ callback_id: 'decline', type: 'view_closed' }, async ({ ack, view }) => {
        closed.push(view.id);
        await ack();
      }),
    );
    const id = await openModal(slack);
    await slack.people.closeView('U0ANA', id);
    expect(closed).toEqual([id]);
    expect(slack.modals('U0ANA')).toEqual([]);
  });

  test('keeps what was typed when the app updates the view with the same input', async () => {
    const slack = await startSlack();
    await startApp(slack, (app) => app.action('pick', ({ ack }) => ack()));
    const id = await openModal(slack, talkative('Decline'));
    const use = { viewId: id, actionId: 'pick', value: 'full', values: { note: 'Sorry' } };
    await slack.people.clickInView('U0ANA', use);
    await clientOf(slack).views.update({ view_id: id, view: talkative('Again') });
    expect(slack.modals('U0ANA')[0]?.values).toMatchObject({
      reason: { pick: { selected_option: { value: 'full' } } },
      note: { text: { value: 'Sorry' } },
    });
  });
});
