import { describe, expect, test } from 'vitest';
import type { Block, Element } from '../../../../src/sandbox/slack/blocks/content.ts';
import { elementsOf, textsOf } from '../../../../src/sandbox/slack/blocks/inspect.ts';
import { asBlocks } from '../../../../src/sandbox/slack/blocks/schema.ts';
import { hold, initialValues } from '../../../../src/sandbox/slack/state/entries/values.ts';
import { plain } from '../setup.ts';
import {
  actionsOf,
  contextual,
  filled,
  held,
  inputOf,
  messageBlocks,
  richText,
} from './samples.ts';

const firstOf = (block: unknown): Block => {
  const [first] = asBlocks([block]);
  if (!first) throw new Error('There is no block.');
  return first;
};
const pressedIn = (block: unknown) => elementsOf(firstOf(block)).map(({ type }) => type);
const saidBy = (block: unknown) => textsOf(firstOf(block));

describe('blocks that Baton does not build', () => {
  test.each(messageBlocks.map((block) => [block.type, block] as const))(
    'can be read and pressed: %s',
    (_, block) => {
      expect(() => [saidBy(block), elementsOf(firstOf(block))]).not.toThrow();
    },
  );

  test('say their texts in order', () => {
    expect(saidBy(richText)).toEqual(['Hello ', 'here', 'one', 'code']);
    const row = [{ type: 'raw_text', text: 'Globex' }];
    expect(saidBy({ type: 'table', rows: [row, row] })).toEqual(['Globex', 'Globex']);
    expect(saidBy({ type: 'markdown', text: '*New*' })).toEqual(['*New*']);
  });

  test('offer their buttons', () => {
    expect(pressedIn({ type: 'context_actions', elements: contextual })).toEqual([
      'icon_button',
      'feedback_buttons',
    ]);
    const open = { type: 'button', text: plain('Open') };
    expect(pressedIn({ type: 'card', actions: [open] })).toEqual(['button']);
  });
});

/** What Slack reports of an element nobody touched. */
function untouched(element: object): unknown {
  const block = { ...inputOf({ ...element, action_id: 'a' }), block_id: 'b' };
  return initialValues(asBlocks([block]), {}).b?.a;
}

describe('the value of an element', () => {
  test.each([...held, ...filled].map((element) => [element.type, element] as const))(
    'begins as the app set it: %s',
    (type, element) => {
      const set = Object.entries(element).filter(([key]) => key.startsWith('initial_'));
      const { type: reported, ...rest } = Object(untouched(element));
      expect(reported).toBe(type);
      expect(Object.keys(rest).length).toBe(1);
      if (set.length > 0) expect(Object.values(rest)).toEqual([set[0]?.[1]]);
    },
  );

  test('is absent for what holds none', () => {
    const block = { ...actionsOf({ ...contextual[0], action_id: 'a' }), type: 'context_actions' };
    expect(initialValues(asBlocks([{ ...block, block_id: 'b' }]), {})).toEqual({});
  });

  test.each<[string, string | string[] | null, object]>([
    ['multi_users_select', ['U0ANA', 'U0BEN'], { selected_users: ['U0ANA', 'U0BEN'] }],
    ['multi_users_select', null, { selected_users: [] }],
    ['multi_channels_select', 'C0EMEA', { selected_channels: ['C0EMEA'] }],
    ['multi_conversations_select', ['C0EMEA'], { selected_conversations: ['C0EMEA'] }],
    ['external_select', null, { selected_option: null }],
    ['multi_external_select', null, { selected_options: [] }],
    ['datetimepicker', '1795000000', { selected_date_time: 1_795_000_000 }],
    ['datetimepicker', null, { selected_date_time: null }],
    ['number_input', '12.5', { value: '12.5' }],
    ['email_text_input', 'ana@acme.test', { value: 'ana@acme.test' }],
    ['url_text_input', null, { value: null }],
    ['file_input', ['F1'], { files: ['F1'] }],
    [
      'rich_text_input',
      'Hello',
      {
        rich_text_value: {
          type: 'rich_text',
          elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'Hello' }] }],
        },
      },
    ],
  ])('of a %s is reported as Slack does: %j', (type, given, reported) => {
    const [element] = [...held, ...filled].filter((one) => one.type === type);
    expect(hold(element as Element, given)).toEqual({ type, ...reported });
  });
});
