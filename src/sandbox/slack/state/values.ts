import type { Block, Element, Option, RichTextBlock } from '../blocks/content.ts';
import { elementsOf, optionsOf } from '../blocks/inspect.ts';
import type { Held, Values } from './model.ts';

/** What a test or the page gives for an element: its text, the value of an option, or several. */
export type Given = string | string[] | null;

/** Under which name Slack reports what was picked; typed text stands under `value`. */
const fields: Record<string, string> = {
  checkboxes: 'selected_options',
  multi_static_select: 'selected_options',
  multi_external_select: 'selected_options',
  overflow: 'selected_option',
  radio_buttons: 'selected_option',
  static_select: 'selected_option',
  external_select: 'selected_option',
  users_select: 'selected_user',
  channels_select: 'selected_channel',
  conversations_select: 'selected_conversation',
  multi_users_select: 'selected_users',
  multi_channels_select: 'selected_channels',
  multi_conversations_select: 'selected_conversations',
  datepicker: 'selected_date',
  timepicker: 'selected_time',
  datetimepicker: 'selected_date_time',
  rich_text_input: 'rich_text_value',
  file_input: 'files',
};

const stateless = new Set([
  'button',
  'feedback_buttons',
  'icon_button',
  'overflow',
  'workflow_button',
]);

/** What Slack reports for `element` when a person chose or typed `given`. */
export function hold(element: Element, given: Given): Held {
  return { type: element.type, [fieldOf(element)]: reported(element, given) };
}

/** `state.values` of a view nobody touched yet, keeping what `kept` already holds. */
export function initialValues(blocks: Block[], kept: Values): Values {
  const values: Values = {};
  for (const block of blocks) {
    for (const element of elementsOf(block)) {
      if (stateless.has(element.type)) continue;
      const [blockId, actionId] = [block.block_id ?? '', element.action_id ?? ''];
      const before = kept[blockId]?.[actionId];
      const same = before?.type === element.type;
      values[blockId] = { ...values[blockId], [actionId]: same ? before : initial(element) };
    }
  }
  return values;
}

/** Whether a person put nothing into it. */
export function isEmpty(held: Held | undefined): boolean {
  const { type: _, ...rest } = held ?? { type: '' };
  return Object.values(rest).every(
    (value) =>
      value === null ||
      value === undefined ||
      value === '' ||
      (Array.isArray(value) && !value.length),
  );
}

/** An app sets an element in the very form in which Slack reports it. */
function initial(element: Element): Held {
  const set = Object.entries(element).find(([key]) => key.startsWith('initial_'));
  return set ? { type: element.type, [fieldOf(element)]: set[1] } : hold(element, null);
}

const fieldOf = ({ type }: Element): string => fields[type] ?? 'value';

function reported(element: Element, given: Given): unknown {
  const several = given === null ? [] : [given].flat();
  const [one] = several;
  switch (fieldOf(element)) {
    case 'selected_options':
      return several.map((value) => pick(element, value));
    case 'selected_users':
    case 'selected_channels':
    case 'selected_conversations':
    case 'files':
      return several;
    case 'selected_option':
      return one === undefined ? null : pick(element, one);
    case 'selected_date_time':
      return one === undefined ? null : Number(one);
    case 'rich_text_value':
      return one === undefined ? null : richText(one);
    default:
      return one ?? null;
  }
}

function pick(element: Element, value: string): Option {
  const isExternal = element.type === 'external_select' || element.type === 'multi_external_select';
  if (isExternal) return { text: { type: 'plain_text', text: value }, value };
  const options = optionsOf(element);
  const option = options.find((each) => each.value === value || each.text.text === value);
  if (option) return option;
  const known = options.map((each) => each.value).join(', ');
  throw new Error(`There is no option "${value}"; the options are ${known}.`);
}

function richText(text: string): RichTextBlock {
  const section = {
    type: 'rich_text_section' as const,
    elements: [{ type: 'text' as const, text }],
  };
  return { type: 'rich_text', elements: [section] };
}
