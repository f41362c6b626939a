import { expect, test } from 'vitest';
import { person } from '../../../../src/sandbox/slack/person.ts';
import { clientOf, plain, section, startApp, startSlack } from '../setup.ts';
import { payloadOf, startListener } from './listener.ts';

const form = {
  type: 'modal' as const,
  callback_id: 'new_lead',
  title: plain('New lead'),
  blocks: [section('Nothing yet')],
};

test('a shortcut tells who used it and lets the app open a modal', async () => {
  const slack = await startSlack();
  await startApp(slack, (app) =>
    app.shortcut({ type: 'shortcut', callback_id: 'lead_new' }, async ({ ack, body, client }) => {
      await ack();
      await client.views.open({ trigger_id: body.trigger_id, view: form });
    }),
  );
  expect((await person(slack, 'U0ANA').shortcut('lead_new')).status).toBe(200);
  expect((await person(slack, 'U0ANA').waitForModal()).content.callback_id).toBe('new_lead');
});

test('a shortcut of a message brings the message and is answered beside it', async () => {
  const slack = await startSlack();
  const heard: unknown[] = [];
  await startApp(slack, (app) =>
    app.shortcut(
      { type: 'message_action', callback_id: 'lead_from' },
      async ({ ack, shortcut, respond }) => {
        await ack();
        heard.push(shortcut.channel, shortcut.message.text, shortcut.message_ts);
        await respond({ text: 'Noted' });
      },
    ),
  );
  const client = clientOf(slack);
  for (const text of ['Globex called', 'Lunch?']) {
    await client.chat.postMessage({ channel: 'C0EMEA', text });
  }
  const ana = person(slack, 'U0ANA');
  await ana.messageShortcut('lead_from', { in: /Globex/ });
  await ana.waitForEphemeral(/Noted/);
  const [message] = slack.messages('C0EMEA');
  const channel = { id: 'C0EMEA', name: 'emea-leads' };
  expect(heard).toEqual([channel, 'Globex called', message?.ts]);
  expect(() => ana.messageShortcut('lead_from', { in: /Noted/ })).toThrow(/sees no message/);
  expect(() => person(slack, 'U0BEN').messageShortcut('lead_from')).toThrow(/sees no message/);
});

test('both carry what Slack sends with them and nothing besides', async () => {
  const { heard, url } = await startListener(() => ({ status: 200 }));
  const slack = await startSlack({ eventsUrl: url });
  await clientOf(slack).chat.postMessage({ channel: 'C0EMEA', text: 'Globex called' });
  await person(slack, 'U0ANA').shortcut('lead_new');
  await person(slack, 'U0ANA').messageShortcut('lead_from');
  const sender = ['enterprise', 'is_enterprise_install', 'team', 'token', 'user'];
  const common = [...sender, 'action_ts', 'callback_id', 'trigger_id', 'type'];
  const keys = heard.map((request) => Object.keys(payloadOf(request)).toSorted());
  const ofMessage = ['channel', 'message', 'message_ts', 'response_url'];
  expect(keys).toEqual([common.toSorted(), [...common, ...ofMessage].toSorted()]);
});

test('a private channel is nameless in what the app is told', async () => {
  const { heard, url } = await startListener(() => ({ status: 200 }));
  const channels = [{ id: 'C0QUIET', name: 'board', isPrivate: true }];
  const slack = await startSlack({ eventsUrl: url, channels });
  await person(slack, 'U0ANA').command('/lead queue', 'C0QUIET');
  const fields = new URLSearchParams(heard[0]?.body);
  expect(fields.get('channel_name')).toBe('privategroup');
});
