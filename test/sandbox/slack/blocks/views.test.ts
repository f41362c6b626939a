import { describe, expect, test } from 'vitest';
import { checkView } from '../../../../src/sandbox/slack/blocks/check-blocks.ts';
import { button, plain } from '../setup.ts';
import { inputOf, text, times } from './samples.ts';

const note = { type: 'plain_text_input', action_id: 'note' };
const modal = {
  type: 'modal',
  title: plain('Decline'),
  submit: plain('Decline'),
  blocks: [inputOf(note)],
};
const { submit: _, ...silent } = modal;
const table = { type: 'table', rows: [[{ type: 'raw_text', text: 'x' }]] };

/** A view, what Slack says against it, and where. */
const wrong: Record<string, [view: unknown, message: string, pointer: string]> = {
  'no view': [undefined, 'must provide an object', ''],
  'another kind of view': [{ ...modal, type: 'tab' }, 'unsupported type: tab', '/type'],
  'a title of 25': [
    { ...modal, title: plain(text(25)) },
    'must be less than 25 characters',
    '/title/text',
  ],
  'a submit button of 25': [
    { ...modal, submit: plain(text(25)) },
    'must be less than 25 characters',
    '/submit/text',
  ],
  'no title': [{ type: 'modal', blocks: [] }, 'missing required field: title', ''],
  'no blocks': [{ type: 'home' }, 'missing required field: blocks', ''],
  'an input without submit': [silent, 'missing required field: submit', ''],
  'long metadata': [
    { ...modal, private_metadata: text(3001) },
    'must be less than 3001 characters',
    '/private_metadata',
  ],
  'a long callback_id': [
    { ...modal, callback_id: text(256) },
    'must be less than 256 characters',
    '/callback_id',
  ],
  '101 blocks': [
    { type: 'home', blocks: times(101, () => ({ type: 'divider' })) },
    'no more than 100 items allowed',
    '/blocks',
  ],
  'a Home with a title': [
    { type: 'home', title: plain('x'), blocks: [] },
    'invalid additional property: title',
    '',
  ],
  'a field that modals of old had': [
    { ...modal, submit_disabled: true },
    'invalid additional property: submit_disabled',
    '',
  ],
  'a table in a modal': [
    { ...modal, blocks: [table] },
    'unsupported type: table',
    '/blocks/0/type',
  ],
  'markdown in Home': [
    { type: 'home', blocks: [{ type: 'markdown', text: 'x' }] },
    'unsupported type: markdown',
    '/blocks/0/type',
  ],
  'a button as an input': [
    { ...modal, blocks: [inputOf(button('a', 'a'))] },
    'unsupported type: button',
    '/blocks/0/element/type',
  ],
  'an input with bounds that cross': [
    { ...modal, blocks: [inputOf({ ...note, min_length: 5, max_length: 4 })] },
    'min_length must not be greater than max_length',
    '/blocks/0/element',
  ],
  'a number with bounds that cross': [
    {
      ...modal,
      blocks: [
        inputOf({
          type: 'number_input',
          is_decimal_allowed: true,
          min_value: '10',
          max_value: '9',
        }),
      ],
    },
    'min_value must not be greater than max_value',
    '/blocks/0/element',
  ],
  'an input longer than Slack takes': [
    { ...modal, blocks: [inputOf({ ...note, max_length: 3001 })] },
    'must be less than or equal to 3000',
    '/blocks/0/element/max_length',
  ],
};

describe('a view is refused with the place', () => {
  test.each(Object.entries(wrong))('%s', (_name, [view, message, pointer]) => {
    expect(checkView(view).faults).toEqual([`[ERROR] ${message} [json-pointer:/view${pointer}]`]);
  });
});

test('tables may stand in Home, and a modal without inputs needs no submit', () => {
  expect(checkView({ type: 'home', blocks: [table] }).ok).toBe(true);
  expect(checkView({ ...silent, blocks: [{ type: 'divider' }] }).ok).toBe(true);
});
