import { describe, expect, test } from 'vitest';
import { checkBlocks, checkView } from '../../../src/sandbox/slack/blocks/check-blocks.ts';
import { actions, button, mrkdwn, plain, section } from './setup.ts';

const long = (length: number) => 'x'.repeat(length);
const times = <T>(count: number, make: (i: number) => T) =>
  Array.from({ length: count }, (_, i) => make(i));
const option = (text: string) => ({ text: plain(text), value: 'o' });
const radio = (count: number) => ({
  type: 'radio_buttons',
  action_id: 'r',
  options: times(count, (i) => ({ text: plain(`${i}`), value: `${i}` })),
});
const input = (element: unknown = { type: 'plain_text_input', action_id: 'note' }) => ({
  type: 'input',
  block_id: 'note',
  label: plain('Note'),
  element,
});

describe('blocks of a message', () => {
  test('a card with everything at its longest is accepted', () => {
    const blocks = [
      { type: 'header', text: plain(long(150)) },
      section(long(3000)),
      { type: 'section', fields: times(10, () => mrkdwn(long(2000))) },
      { type: 'context', elements: times(10, () => mrkdwn('x')) },
      { type: 'divider' },
      actions(...times(25, (i) => button(long(75), `a${i}`, long(2000)))),
    ];
    expect(checkBlocks(blocks)).toMatchObject({ ok: true });
  });

  test.each([
    ['51 blocks', times(51, () => ({ type: 'divider' })), 'no more than 50 items allowed', ''],
    ['an unknown block', [{ type: 'sectoin' }], 'unsupported type', '/0/type'],
    ['no block type', [{}], 'unsupported type', '/0/type'],
    [
      'an unknown key',
      [{ type: 'divider', colour: 'red' }],
      'invalid additional property: colour',
      '/0',
    ],
    ['an empty section', [section('')], 'must be more than 0 characters', '/0/text/text'],
    [
      'a section that is too long',
      [section(long(3001))],
      'must be less than 3001 characters',
      '/0/text/text',
    ],
    ['a section of nothing', [{ type: 'section' }], 'missing required field: text or fields', '/0'],
    [
      'a long header',
      [{ type: 'header', text: plain(long(151)) }],
      'must be less than 151 characters',
      '/0/text/text',
    ],
    [
      'a header in mrkdwn',
      [{ type: 'header', text: mrkdwn('x') }],
      'failed to match all allowed schemas',
      '/0/text/type',
    ],
    [
      'a long button',
      [actions(button(long(76), 'a'))],
      'must be less than 76 characters',
      '/0/elements/0/text/text',
    ],
    [
      'a long value',
      [actions(button('a', 'a', long(2001)))],
      'must be less than 2001 characters',
      '/0/elements/0/value',
    ],
    [
      '26 buttons',
      [actions(...times(26, (i) => button('a', `a${i}`)))],
      'no more than 25 items allowed',
      '/0/elements',
    ],
    [
      '11 context elements',
      [{ type: 'context', elements: times(11, () => mrkdwn('x')) }],
      'no more than 10 items allowed',
      '/0/elements',
    ],
    [
      '11 radio buttons',
      [{ type: 'actions', elements: [radio(11)] }],
      'no more than 10 items allowed',
      '/0/elements/0/options',
    ],
    [
      'a long option',
      [{ type: 'actions', elements: [{ type: 'overflow', options: [option(long(76))] }] }],
      'must be less than 76 characters',
      '/0/elements/0/options/0/text/text',
    ],
    [
      'a select of nothing',
      [{ type: 'actions', elements: [{ type: 'static_select' }] }],
      'must provide exactly one of options or option_groups',
      '/0',
    ],
    [
      'an action_id used twice',
      [actions(button('a', 'same'), button('b', 'same'))],
      '`action_id` "same" already exists',
      '/0/elements/1/action_id',
    ],
    [
      'a block_id used twice',
      [
        { type: 'divider', block_id: 'd' },
        { type: 'divider', block_id: 'd' },
      ],
      '`block_id` "d" already exists',
      '/1/block_id',
    ],
    ['an alert', [{ type: 'alert' }], 'unsupported type: alert', '/0/type'],
  ])('%s is refused with its place', (_, blocks, message, pointer) => {
    expect(checkBlocks(blocks).faults).toEqual([
      `[ERROR] ${message} [json-pointer:/blocks${pointer}]`,
    ]);
  });

  test('the same action_id in two blocks is fine, as rows of a list need it', () => {
    const rows = [actions(button('a', 'same')), actions(button('b', 'same'))];
    expect(checkBlocks(rows).ok).toBe(true);
  });
});

describe('views', () => {
  const modal = { type: 'modal', title: plain('Decline'), submit: plain('Go'), blocks: [input()] };

  test('a modal with an input and a submit button is accepted', () => {
    expect(checkView(modal).ok).toBe(true);
  });

  test.each([
    ['no view', undefined, 'must provide an object', ''],
    [
      'a title over 24',
      { ...modal, title: plain(long(25)) },
      'must be less than 25 characters',
      '/title/text',
    ],
    ['no title', { type: 'modal', blocks: [] }, 'missing required field: title', '/title'],
    [
      'an input without submit',
      { type: 'modal', title: plain('x'), blocks: [input()] },
      'missing required field: submit',
      '',
    ],
    [
      'long metadata',
      { ...modal, private_metadata: long(3001) },
      'must be less than 3001 characters',
      '/private_metadata',
    ],
    [
      '101 blocks',
      { type: 'home', blocks: times(101, () => ({ type: 'divider' })) },
      'no more than 100 items allowed',
      '/blocks',
    ],
    [
      'a Home with a title',
      { type: 'home', title: plain('x'), blocks: [] },
      'invalid additional property: title',
      '',
    ],
    [
      'a table in a modal',
      { ...modal, blocks: [{ type: 'table' }] },
      'unsupported type: table',
      '/blocks/0/type',
    ],
    [
      'a button as input',
      { ...modal, blocks: [input(button('a', 'a'))] },
      'unsupported type',
      '/blocks/0/element/type',
    ],
  ])('%s is refused with its place', (_, view, message, pointer) => {
    expect(checkView(view).faults).toEqual([`[ERROR] ${message} [json-pointer:/view${pointer}]`]);
  });
});
