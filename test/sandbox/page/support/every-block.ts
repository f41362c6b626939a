import { button, mrkdwn, plain, section } from '../../slack/setup.ts';

const option = (value: string) => ({ text: plain(`Option ${value}`), value });
const options = ['one', 'two'].map(option);
const groups = [{ label: plain('Group A'), options }];

const confirm = {
  title: plain('Really?'),
  text: mrkdwn('It *goes* to the next rep.'),
  confirm: plain('Yes'),
  deny: plain('No'),
};

const asked = (type: string, more = {}) => ({ type, action_id: type, ...more });

/** What a person can use in a message, one of each. */
const ELEMENTS = [
  { ...button('Give back', 'give_back'), style: 'danger', confirm },
  asked('overflow', { options }),
  asked('static_select', { placeholder: plain('Pick from groups'), option_groups: groups }),
  asked('users_select', { placeholder: plain('Pick a person') }),
  asked('channels_select', { placeholder: plain('Pick a channel') }),
  asked('conversations_select', { placeholder: plain('Pick a conversation') }),
  asked('radio_buttons', { options }),
  asked('checkboxes', { options, initial_options: options.slice(0, 1) }),
  asked('datepicker', { placeholder: plain('Pick a day') }),
  asked('timepicker', { placeholder: plain('Pick a time') }),
  asked('datetimepicker', { initial_date_time: 1_795_510_800 }),
];

const rich = (...elements: unknown[]) => ({ type: 'rich_text_section', elements });
const cell = (text: string) => ({ type: 'raw_text', text });

/** One of each block, in Slack's own shapes. */
export const EVERY_BLOCK = [
  { type: 'header', text: plain('A header :wave:') },
  {
    ...section('*Bold* _italic_ ~struck~ `code` <https://globex.test/a|a link> <@U0BEN> <#C0EMEA>'),
    accessory: asked('multi_static_select', { placeholder: plain('Pick some'), options }),
  },
  { type: 'section', fields: [mrkdwn('*Field* one'), plain('Field two')] },
  section('> a quote\n```a block of code```'),
  section('Due <!date^1795510800^{date_short} {time}|24 Nov 2026, 09:00 UTC>'),
  { type: 'divider' },
  {
    type: 'context',
    elements: [
      { type: 'image', image_url: 'https://globex.test/logo.png', alt_text: 'Logo of Globex' },
      mrkdwn('A context'),
    ],
  },
  { type: 'image', image_url: 'https://globex.test/a.png', alt_text: 'A chart' },
  { type: 'actions', elements: ELEMENTS },
  {
    type: 'rich_text',
    elements: [
      rich({ type: 'text', text: 'Rich and bold', style: { bold: true } }),
      {
        type: 'rich_text_list',
        style: 'bullet',
        elements: [rich({ type: 'text', text: 'A point' })],
      },
    ],
  },
  {
    type: 'table',
    rows: [
      [cell('Rep'), cell('Leads')],
      [cell('Ana'), cell('7')],
    ],
  },
  {
    type: 'video',
    title: plain('A film'),
    alt_text: 'A film',
    video_url: 'https://globex.test/film',
    thumbnail_url: 'https://globex.test/film.png',
  },
];

const input = (label: string, element: unknown, more = {}) => ({
  type: 'input',
  block_id: label,
  label: plain(label),
  element,
  ...more,
});

/** One of each input. */
export const EVERY_INPUT = {
  type: 'modal' as const,
  callback_id: 'every_input',
  title: plain('Every input'),
  submit: plain('Save'),
  blocks: [
    input('Line', asked('plain_text_input'), { hint: plain('A hint') }),
    input('Lines', asked('plain_text_input', { multiline: true })),
    input('Mail', asked('email_text_input')),
    input('Address', asked('url_text_input')),
    input('Number', asked('number_input', { is_decimal_allowed: false })),
    input('Choice', asked('static_select', { options })),
    input('Choices', asked('multi_static_select', { options })),
    input('People', asked('multi_users_select')),
    input('Day', asked('datepicker')),
    input('Time', asked('timepicker')),
    input('Moment', asked('datetimepicker')),
    input('One of', asked('radio_buttons', { options })),
    input('Some of', asked('checkboxes', { options })),
  ],
};
