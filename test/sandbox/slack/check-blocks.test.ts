import { describe, expect, test } from 'vitest';
import { checkBlocks } from '../../../src/sandbox/slack/blocks/check-blocks.ts';
import { actionsOf, inputOf, options, text, times } from './blocks/samples.ts';
import { actions, button, mrkdwn, plain, section } from './setup.ts';

/** A payload, what Slack says against it, and where. */
type Wrong = Record<string, [payload: unknown, message: string, pointer: string]>;

const radio = (count: number) => ({ type: 'radio_buttons', options: options(count) });
const select = (fields: object) => actionsOf({ type: 'static_select', ...fields });
const confirmed = (confirm: object) =>
  actionsOf({ ...button('a', 'a'), confirm: { text: plain('Sure?'), ...confirm } });
const card = (fields: object) => ({ type: 'card', ...fields });
const image = { type: 'image', alt_text: 'A', image_url: 'https://example.test/a.png' };
const table = { type: 'table', rows: [[{ type: 'raw_text', text: 'x' }]] };
const note = { type: 'plain_text_input', action_id: 'note' };
const [known] = options(1);
const unknown = { text: plain('Other'), value: 'other' };
const noOption = 'must be one of the options';
const oneList = 'must provide exactly one of options or option_groups';

const wrongBlocks: Wrong = {
  'no list': [{ type: 'divider' }, 'must provide an array', ''],
  '51 blocks': [times(51, () => ({ type: 'divider' })), 'no more than 50 items allowed', ''],
  'a block_id used twice': [
    times(2, () => ({ type: 'divider', block_id: 'd' })),
    '`block_id` "d" already exists',
    '/1/block_id',
  ],
  'two tables': [[table, table], 'only one table allowed', '/1'],
  'too much markdown': [
    times(2, () => ({ type: 'markdown', text: text(6001) })),
    'markdown blocks must be less than 12001 characters together',
    '',
  ],
  'two elements with the focus': [
    times(2, () => inputOf({ ...note, focus_on_load: true })),
    'only one element may have focus_on_load',
    '',
  ],
};

/** Each is the only block of a message. */
const wrongBlock: Wrong = {
  'an unknown block': [{ type: 'sectoin' }, 'unsupported type: sectoin', '/type'],
  'no block type': [{}, 'missing required field: type', ''],
  'no block': ['divider', 'must provide an object', ''],
  'an unknown key': [{ type: 'divider', colour: 'red' }, 'invalid additional property: colour', ''],
  'a long block_id': [
    { type: 'divider', block_id: text(256) },
    'must be less than 256 characters',
    '/block_id',
  ],
  'an empty section': [section(''), 'must be more than 0 characters', '/text/text'],
  'a long section': [section(text(3001)), 'must be less than 3001 characters', '/text/text'],
  'a section of nothing': [{ type: 'section' }, 'missing required field: text or fields', ''],
  'a section with a bare text': [
    { type: 'section', text: 'Hello' },
    'must provide an object',
    '/text',
  ],
  'a text of another kind': [
    { type: 'section', text: { type: 'html', text: 'x' } },
    'unsupported type: html',
    '/text/type',
  ],
  '11 fields': [
    { type: 'section', fields: times(11, () => plain('x')) },
    'no more than 10 items allowed',
    '/fields',
  ],
  'no fields': [{ type: 'section', fields: [] }, 'must provide at least 1 items', '/fields'],
  'a long field': [
    { type: 'section', fields: [mrkdwn(text(2001))] },
    'must be less than 2001 characters',
    '/fields/0/text',
  ],
  'a long header': [
    { type: 'header', text: plain(text(151)) },
    'must be less than 151 characters',
    '/text/text',
  ],
  'a header in mrkdwn': [
    { type: 'header', text: mrkdwn('x') },
    'must be a valid enum value',
    '/text/type',
  ],
  'no buttons': [actions(), 'must provide at least 1 items', '/elements'],
  '26 buttons': [
    actions(...times(26, (i) => button('a', `a${i}`))),
    'no more than 25 items allowed',
    '/elements',
  ],
  'a long button': [
    actions(button(text(76), 'a')),
    'must be less than 76 characters',
    '/elements/0/text/text',
  ],
  'a long value': [
    actions(button('a', 'a', text(2001))),
    'must be less than 2001 characters',
    '/elements/0/value',
  ],
  'a style that says default': [
    actionsOf({ ...button('a', 'a'), style: 'default' }),
    'must be a valid enum value',
    '/elements/0/style',
  ],
  'an action_id used twice': [
    actions(button('a', 'same'), button('b', 'same')),
    '`action_id` "same" already exists',
    '/elements/1/action_id',
  ],
  'a typed input among buttons': [
    actionsOf(note),
    'unsupported type: plain_text_input',
    '/elements/0/type',
  ],
  'a long question before a click': [
    confirmed({ text: plain(text(301)) }),
    'must be less than 301 characters',
    '/elements/0/confirm/text/text',
  ],
  'a long answer before a click': [
    confirmed({ confirm: plain(text(31)) }),
    'must be less than 31 characters',
    '/elements/0/confirm/confirm/text',
  ],
  '11 context elements': [
    { type: 'context', elements: times(11, () => mrkdwn('x')) },
    'no more than 10 items allowed',
    '/elements',
  ],
  '11 radio buttons': [
    actionsOf(radio(11)),
    'no more than 10 items allowed',
    '/elements/0/options',
  ],
  '6 entries in an overflow menu': [
    actionsOf({ type: 'overflow', options: options(6) }),
    'no more than 5 items allowed',
    '/elements/0/options',
  ],
  '101 options': [
    select({ options: options(101) }),
    'no more than 100 items allowed',
    '/elements/0/options',
  ],
  'a long option': [
    select({ options: [{ text: plain(text(76)), value: 'x' }] }),
    'must be less than 76 characters',
    '/elements/0/options/0/text/text',
  ],
  'a long option value': [
    select({ options: [{ text: plain('x'), value: text(76) }] }),
    'must be less than 76 characters',
    '/elements/0/options/0/value',
  ],
  'an address in a select': [
    select({ options: [{ ...known, url: 'https://example.test' }] }),
    'invalid additional property: url',
    '/elements/0',
  ],
  'a select of nothing': [select({}), oneList, '/elements/0'],
  'a select of options and groups': [
    select({ options: options(1), option_groups: [{ label: plain('A'), options: options(1) }] }),
    oneList,
    '/elements/0',
  ],
  'a long group label': [
    select({ option_groups: [{ label: plain(text(76)), options: options(1) }] }),
    'must be less than 76 characters',
    '/elements/0/option_groups/0/label/text',
  ],
  'a choice that is no option': [
    select({ options: options(1), initial_option: unknown }),
    noOption,
    '/elements/0/initial_option',
  ],
  'a tick at no option': [
    actionsOf({ type: 'checkboxes', options: options(2), initial_options: [known, unknown] }),
    noOption,
    '/elements/0/initial_options/1',
  ],
  'a date in other words': [
    actionsOf({ type: 'datepicker', initial_date: '30 November' }),
    'input must match regex pattern: ^\\d{4}-\\d{2}-\\d{2}$',
    '/elements/0/initial_date',
  ],
  'a selection of none': [
    actionsOf({ type: 'multi_users_select', max_selected_items: 0 }),
    'must be greater than or equal to 1',
    '/elements/0/max_selected_items',
  ],
  'an image without its text': [
    { type: 'image', image_url: 'https://example.test/a.png' },
    'missing required field: alt_text',
    '',
  ],
  'an image from nowhere': [
    { type: 'image', alt_text: 'A' },
    'failed to match exactly one allowed schema',
    '',
  ],
  'an image from two places': [
    { ...image, slack_file: { id: 'F1' } },
    'failed to match exactly one allowed schema',
    '',
  ],
  'a card of nothing': [
    card({ subtitle: mrkdwn('x') }),
    'missing required field: hero_image, title, actions or body',
    '',
  ],
  'a card with 4 buttons': [
    card({ actions: times(4, (i) => button('a', `a${i}`)) }),
    'no more than 3 items allowed',
    '/actions',
  ],
  'an empty card among others': [
    { type: 'carousel', elements: [card({ title: mrkdwn('x') }), card({})] },
    'missing required field: hero_image, title, actions or body',
    '/elements/1',
  ],
  'a container without a title': [
    { type: 'container', child_blocks: [] },
    'missing required field: title or rich_text_title',
    '',
  ],
  'a container that is closed and can not be opened': [
    { type: 'container', title: plain('A'), child_blocks: [], default_collapsed: true },
    'default_collapsed requires is_collapsible',
    '',
  ],
  'a fault inside a container': [
    { type: 'container', title: plain('A'), child_blocks: [{ type: 'section' }] },
    'missing required field: text or fields',
    '/child_blocks/0',
  ],
  'an empty table cell': [
    { type: 'table', rows: [[{ type: 'raw_text', text: '' }]] },
    'must be more than 0 characters',
    '/rows/0/0/text',
  ],
  'a row of 21 cells': [
    { type: 'table', rows: [times(21, () => ({ type: 'raw_text', text: 'x' }))] },
    'no more than 20 items allowed',
    '/rows/0',
  ],
  'an alert': [{ type: 'alert', text: plain('x') }, 'unsupported type: alert', '/type'],
};

describe('blocks of a message are refused with the place', () => {
  test.each(Object.entries(wrongBlocks))('%s', (_, [blocks, message, pointer]) => {
    expect(checkBlocks(blocks).faults).toEqual([
      `[ERROR] ${message} [json-pointer:/blocks${pointer}]`,
    ]);
  });

  test.each(Object.entries(wrongBlock))('%s', (_, [block, message, pointer]) => {
    expect(checkBlocks([{ type: 'divider' }, block]).faults).toEqual([
      `[ERROR] ${message} [json-pointer:/blocks/1${pointer}]`,
    ]);
  });

  test('each wrong field is named, not the first alone', () => {
    const blocks = [section(''), actions(button(text(76), 'a'))];
    expect(checkBlocks(blocks).faults).toEqual([
      '[ERROR] must be more than 0 characters [json-pointer:/blocks/0/text/text]',
      '[ERROR] must be less than 76 characters [json-pointer:/blocks/1/elements/0/text/text]',
    ]);
  });
});
