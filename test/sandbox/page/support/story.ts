import type { SlackStandInOptions } from '../../../../src/sandbox/slack/stand-in.ts';
import { actions, button, plain, section, startApp, startSlack } from '../../slack/setup.ts';

const declineModal = {
  type: 'modal' as const,
  callback_id: 'decline',
  title: plain('Decline this lead'),
  submit: plain('Decline'),
  blocks: [
    {
      type: 'input' as const,
      block_id: 'reason',
      label: plain('Why?'),
      element: {
        type: 'radio_buttons' as const,
        action_id: 'pick',
        options: ['full', 'language'].map((value) => ({ text: plain(`I am ${value}`), value })),
      },
    },
    {
      type: 'input' as const,
      block_id: 'note',
      optional: true,
      label: plain('Note'),
      element: { type: 'plain_text_input' as const, action_id: 'text' },
    },
    actions(button('More about it', 'more')),
  ],
};

const detailModal = {
  type: 'modal' as const,
  title: plain('More about it'),
  blocks: [section('Globex was here before.')],
};

const commands = [
  { command: '/lead', hint: 'why ID: why it went where it went' },
  { command: '/lead', hint: 'assign ID @rep REASON: give it to a rep' },
  { command: '/lead', hint: 'queue: what waits without a rep' },
  { command: '/routing', hint: 'status: who is available' },
];

/** An app with an offer to claim or decline, a modal over a modal, a command and a Home. */
export async function startStory(options: Partial<SlackStandInOptions> = {}) {
  const declined: unknown[] = [];
  const typed: string[] = [];
  const claims: string[] = [];
  const slack = await startSlack({ now: () => new Date(), commands, ...options });
  const { client } = await startApp(slack, (app) => {
    app.action('lead_claim', async ({ ack, body, respond }) => {
      await ack();
      claims.push(body.user.id);
      await respond({ replace_original: true, text: 'Yours: Globex' });
    });
    app.action('lead_decline', async ({ ack, client, body }) => {
      await ack();
      if (!('trigger_id' in body)) return;
      await client.views.open({ trigger_id: body.trigger_id, view: declineModal });
    });
    app.action('more', async ({ ack, client, body }) => {
      await ack();
      if (!('trigger_id' in body)) return;
      await client.views.push({ trigger_id: body.trigger_id, view: detailModal });
    });
    app.view('decline', async ({ ack, view }) => {
      const note = view.state.values.note?.text?.value;
      if (!note) return ack({ response_action: 'errors', errors: { note: 'Say why.' } });
      declined.push(note);
      return ack();
    });
    app.command('/lead', ({ ack, command }) => {
      typed.push(command.text);
      return ack(`You typed *${command.text}*`);
    });
  });
  const offer = [
    section('New lead: *Globex* &lt;img src=x&gt;'),
    actions(button('Claim', 'lead_claim'), button('Decline', 'lead_decline')),
  ];
  await client.chat.postMessage({
    channel: 'U0ANA',
    text: 'New lead: Globex, claim by 10:05.',
    blocks: offer,
  });
  return { slack, client, declined, typed, claims };
}
