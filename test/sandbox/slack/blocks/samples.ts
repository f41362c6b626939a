import { mrkdwn, plain } from '../setup.ts';

/** One of everything Slack has, each as full as it may be. */

export const text = (length: number) => 'x'.repeat(length);
export const times = <T>(count: number, make: (i: number) => T) =>
  Array.from({ length: count }, (_, i) => make(i));

export const options = (count: number) =>
  times(count, (i) => ({ text: plain(`Option ${i}`), value: `v${i}` }));
const [first] = options(1);
const confirm = {
  title: plain(text(100)),
  text: mrkdwn(text(300)),
  confirm: plain(text(30)),
  deny: plain(text(30)),
  style: 'danger',
};
const placeholder = plain(text(150));
const typed = {
  placeholder,
  focus_on_load: true,
  dispatch_action_config: { trigger_actions_on: ['on_enter_pressed', 'on_character_entered'] },
};
const several = { placeholder, confirm, max_selected_items: 2 };
const filter = { include: ['im', 'private'], exclude_bot_users: true };
const workflow = { trigger: { url: 'https://slack.com/shortcuts/Ft1/x' } };

export const richText = {
  type: 'rich_text',
  elements: [
    {
      type: 'rich_text_section',
      elements: [
        { type: 'text', text: 'Hello ', style: { bold: true } },
        { type: 'user', user_id: 'U0ANA' },
        { type: 'link', url: 'https://example.test', text: 'here' },
        { type: 'emoji', name: 'wave' },
      ],
    },
    {
      type: 'rich_text_list',
      style: 'bullet',
      indent: 8,
      elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'one' }] }],
    },
    { type: 'rich_text_quote', elements: [{ type: 'channel', channel_id: 'C0EMEA' }] },
    { type: 'rich_text_preformatted', elements: [{ type: 'text', text: 'code' }] },
  ],
};

/** What a person presses in `actions`. */
export const pressed = [
  {
    type: 'button',
    text: plain(text(75)),
    value: text(2000),
    url: 'https://example.test',
    style: 'primary',
    accessibility_label: text(75),
    confirm,
  },
  {
    type: 'overflow',
    options: [{ ...first, url: 'https://example.test' }, ...options(4)],
    confirm,
  },
  { type: 'workflow_button', text: plain('Run'), workflow, style: 'danger' },
];

/** What holds a value, in `actions` and in `input`. */
export const held = [
  { type: 'checkboxes', options: options(10), initial_options: options(2), focus_on_load: true },
  { type: 'radio_buttons', options: options(10), initial_option: first, confirm },
  { type: 'static_select', options: options(100), initial_option: first, placeholder },
  {
    type: 'static_select',
    option_groups: times(100, () => ({ label: plain(text(75)), options: options(100) })),
  },
  { type: 'multi_static_select', ...several, options: options(3), initial_options: options(2) },
  { type: 'external_select', placeholder, min_query_length: 2, initial_option: first },
  { type: 'multi_external_select', ...several, initial_options: options(2) },
  { type: 'users_select', placeholder, initial_user: 'U0ANA' },
  { type: 'multi_users_select', ...several, initial_users: ['U0ANA', 'U0BEN'] },
  { type: 'channels_select', placeholder, initial_channel: 'C0EMEA' },
  { type: 'multi_channels_select', ...several, initial_channels: ['C0EMEA'] },
  { type: 'conversations_select', default_to_current_conversation: true, filter },
  { type: 'multi_conversations_select', ...several, initial_conversations: ['C0EMEA'], filter },
  { type: 'datepicker', placeholder, initial_date: '2026-11-30' },
  { type: 'timepicker', initial_time: '23:59', timezone: 'Europe/Madrid' },
  { type: 'datetimepicker', initial_date_time: 1_795_000_000 },
  { type: 'rich_text_input', ...typed, initial_value: richText, min_lines: 1, max_lines: 100 },
];

/** What is filled in, in `input` alone. */
export const filled = [
  { type: 'plain_text_input', ...typed, multiline: true, min_length: 1, max_length: 3000 },
  { type: 'number_input', ...typed, is_decimal_allowed: true, min_value: '-10', max_value: '10' },
  { type: 'email_text_input', ...typed, initial_value: 'ana@acme.test' },
  { type: 'url_text_input', ...typed, initial_value: 'https://example.test' },
  { type: 'file_input', filetypes: ['csv'], max_files: 10 },
];

const feedback = { text: plain('Good'), value: 'good', accessibility_label: text(75) };

/** What stands in `context_actions`. */
export const contextual = [
  { type: 'icon_button', icon: 'trash', text: plain('Delete'), value: 'x', confirm },
  { type: 'feedback_buttons', positive_button: feedback, negative_button: feedback },
];

export const actionsOf = (element: unknown) => ({ type: 'actions', elements: [element] });
export const inputOf = (element: unknown) => ({ type: 'input', label: plain('Label'), element });

const image = { type: 'image', image_url: 'https://example.test/a.png', alt_text: 'A' };
const card = {
  type: 'card',
  hero_image: image,
  title: mrkdwn(text(150)),
  body: mrkdwn(text(200)),
  actions: times(3, (i) => ({ type: 'button', text: plain('Open'), action_id: `open${i}` })),
};
const cell = { type: 'raw_text', text: 'cell' };
const row = times(20, () => cell);
const task = { type: 'task_card', task_id: 't1', title: 'Look', status: 'complete' };

/** Blocks of a message that is as full as it may be. */
export const messageBlocks = [
  { type: 'header', text: plain(text(150)) },
  { type: 'section', text: mrkdwn(text(3000)), expand: true },
  { type: 'section', fields: times(10, () => mrkdwn(text(2000))), accessory: image },
  { type: 'context', elements: [...times(9, () => plain('x')), image] },
  { type: 'divider', block_id: text(255) },
  { type: 'image', slack_file: { id: 'F1' }, alt_text: text(2000), title: plain('A') },
  { type: 'context_actions', elements: contextual },
  richText,
  { type: 'markdown', text: text(12_000) },
  { type: 'file', source: 'remote', external_id: 'x' },
  {
    type: 'video',
    video_url: 'https://example.test/v',
    thumbnail_url: 'https://example.test/t',
    alt_text: 'A',
    title: plain(text(199)),
  },
  card,
  { type: 'carousel', elements: times(10, () => card) },
  { type: 'container', title: plain('A'), child_blocks: times(10, () => ({ type: 'divider' })) },
  { type: 'table', rows: times(100, () => row), column_settings: [{ align: 'right' }] },
  { type: 'data_table', caption: 'Leads', rows: times(201, () => row), page_size: 100 },
  { ...task, details: richText, sources: [{ type: 'url', url: 'https://a.test', text: 'A' }] },
  { type: 'plan', title: 'Plan', tasks: [task] },
];
