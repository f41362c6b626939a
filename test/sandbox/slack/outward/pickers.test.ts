import type { BlockAction } from '@slack/bolt';
import type { KnownBlock } from '@slack/web-api';
import { describe, expect, test } from 'vitest';
import { person } from '../../../../src/sandbox/slack/person.ts';
import type { SlackStandIn } from '../../../../src/sandbox/slack/stand-in.ts';
import type { Given } from '../../../../src/sandbox/slack/state/entries/values.ts';
import { clientOf, plain, section, startApp, startSlack } from '../setup.ts';

const named = (action_id: string) => ({ action_id, placeholder: plain(`Choose ${action_id}`) });
const options = ['red', 'blue'].map((value) => ({ text: plain(value.toUpperCase()), value }));
const [red, blue] = options;

const elements: Extract<KnownBlock, { type: 'actions' }>['elements'] = [
  { type: 'static_select', ...named('colour'), options },
  { type: 'multi_static_select', ...named('colours'), options },
  { type: 'users_select', ...named('user') },
  { type: 'multi_users_select', ...named('users') },
  { type: 'channels_select', ...named('channel') },
  { type: 'multi_channels_select', ...named('channels') },
  { type: 'conversations_select', ...named('conversation') },
  { type: 'multi_conversations_select', ...named('conversations') },
  { type: 'datepicker', ...named('date') },
  { type: 'timepicker', ...named('time') },
  { type: 'datetimepicker', action_id: 'instant' },
  { type: 'checkboxes', action_id: 'checks', options },
  { type: 'radio_buttons', action_id: 'radio', options },
  { type: 'overflow', action_id: 'more', options },
];

const picks: [string, Given, Record<string, unknown>][] = [
  ['Choose colour', 'BLUE', { selected_option: blue }],
  ['Choose colours', ['red', 'blue'], { selected_options: options }],
  ['Choose user', 'Ben Ito', { selected_user: 'U0BEN' }],
  ['users', ['U0ANA', 'Ben Ito'], { selected_users: ['U0ANA', 'U0BEN'] }],
  ['channel', '#emea-leads', { selected_channel: 'C0EMEA' }],
  ['channels', ['emea-leads', 'C0OUT'], { selected_channels: ['C0EMEA', 'C0OUT'] }],
  ['conversation', 'C0EMEA', { selected_conversation: 'C0EMEA' }],
  ['conversations', ['C0EMEA'], { selected_conversations: ['C0EMEA'] }],
  ['Choose date', '2026-11-27', { selected_date: '2026-11-27' }],
  ['time', '09:30', { selected_time: '09:30' }],
  ['instant', '2026-11-23T10:00:00Z', { selected_date_time: 1_795_428_000 }],
  ['checks', ['red'], { selected_options: [red] }],
  ['checks', [], { selected_options: [] }],
  ['radio', 'red', { selected_option: red }],
  ['more', 'BLUE', { selected_option: blue }],
];

/** Every element in one message, and what the app hears of its use. */
async function openMessage(slack: SlackStandIn) {
  const heard: { action: unknown; values: unknown }[] = [];
  await startApp(slack, (app) =>
    app.action<BlockAction>(/./, async ({ ack, action, body }) => {
      heard.push({ action, values: body.state?.values });
      await ack();
    }),
  );
  const blocks: KnownBlock[] = [
    section('Settings'),
    { type: 'actions', block_id: 'all', elements },
  ];
  await clientOf(slack).chat.postMessage({ channel: 'U0ANA', text: 'Settings', blocks });
  return heard;
}

const row = (name: string): KnownBlock => ({
  ...section(name),
  block_id: name,
  accessory: { type: 'users_select', ...named('user') },
});

describe('what a person picks', () => {
  test('in a message is reported as Slack reports it, and kept beside the next click', async () => {
    const slack = await startSlack();
    const heard = await openMessage(slack);
    const ana = person(slack, 'U0ANA');
    for (const [what, given, reported] of picks) {
      await ana.pick(what, given);
      expect(heard.at(-1)?.action).toMatchObject({ ...reported, block_id: 'all' });
    }
    expect(heard.at(-1)?.values).toMatchObject({
      all: {
        colour: { type: 'static_select', selected_option: blue },
        users: { type: 'multi_users_select', selected_users: ['U0ANA', 'U0BEN'] },
        instant: { type: 'datetimepicker', selected_date_time: 1_795_428_000 },
        checks: { type: 'checkboxes', selected_options: [] },
      },
    });
    expect(heard.at(-1)?.values).not.toHaveProperty('all.more');
    expect(heard[0]?.action).toMatchObject({ placeholder: plain('Choose colour') });
  });

  test('is something that can be picked', async () => {
    const slack = await startSlack();
    await openMessage(slack);
    const ana = person(slack, 'U0ANA');
    await expect(ana.pick('colour', 'green')).rejects.toThrow(/no option "green".*red, blue/);
    await expect(ana.pick('user', 'Nobody')).rejects.toThrow(/called "Nobody"/);
    await expect(ana.pick('date', 'tomorrow')).rejects.toThrow(/datepicker takes 2026-11-23/);
    await expect(ana.pick('time', '25:00')).rejects.toThrow(/timepicker takes 09:30/);
    await expect(ana.pick('instant', 'soon')).rejects.toThrow(/datetimepicker takes/);
    await expect(ana.pick('shoe size', '44')).rejects.toThrow(/no "shoe size"/);
  });

  test('on Home is looked for in its row', async () => {
    const slack = await startSlack();
    const heard = await openMessage(slack);
    const view = { type: 'home' as const, blocks: [row('Globex'), row('Initech')] };
    await clientOf(slack).views.publish({ user_id: 'U0ANA', view });
    await person(slack, 'U0ANA').pickInHome('Choose user', 'Ben Ito', { in: /Initech/ });
    expect(heard[0]?.action).toMatchObject({ block_id: 'Initech', selected_user: 'U0BEN' });
  });
});

const input = (block_id: string, element: object, more = {}) =>
  ({ type: 'input', block_id, label: plain(block_id), element, ...more }) as KnownBlock;

async function openModal(slack: SlackStandIn, blocks: KnownBlock[]) {
  const view = { type: 'modal' as const, title: plain('Form'), submit: plain('Save'), blocks };
  const trigger_id = slack.workspace.triggers.issue('U0ANA');
  await clientOf(slack).views.open({ trigger_id, view });
}

describe('an input of a form', () => {
  const text = { type: 'plain_text_input', action_id: 'words' };

  test('tells the app at once only where the app asked for that', async () => {
    const slack = await startSlack();
    const heard = await openMessage(slack);
    const asking = input('Search', { ...text, action_id: 'query' }, { dispatch_action: true });
    await openModal(slack, [input('Note', text), asking]);
    const ana = person(slack, 'U0ANA');
    await ana.pickInModal('Search', 'globex');
    expect(heard[0]?.action).toMatchObject({ type: 'plain_text_input', value: 'globex' });
    await expect(ana.pickInModal('Note', 'x')).rejects.toThrow(/no dispatch_action/);
    expect(ana.modal()?.values).toMatchObject({ Search: { query: { value: 'globex' } } });
  });

  test('holds what the app put in at first', async () => {
    const slack = await startSlack();
    await openModal(slack, [
      input('who', { type: 'multi_users_select', action_id: 'a', initial_users: ['U0ANA'] }),
      input('when', { type: 'datetimepicker', action_id: 'a', initial_date_time: 1_795_428_000 }),
      input('size', { ...text, type: 'number_input', action_id: 'a', is_decimal_allowed: false }),
      input('checks', { type: 'checkboxes', action_id: 'a', options, initial_options: [red] }),
    ]);
    expect(person(slack, 'U0ANA').modal()?.values).toEqual({
      who: { a: { type: 'multi_users_select', selected_users: ['U0ANA'] } },
      when: { a: { type: 'datetimepicker', selected_date_time: 1_795_428_000 } },
      size: { a: { type: 'number_input', value: null } },
      checks: { a: { type: 'checkboxes', selected_options: [red] } },
    });
  });
});
