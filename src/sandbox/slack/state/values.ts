import type { Block } from '../blocks/block-schema.ts';
import type { Element } from '../blocks/elements.ts';
import { elementsOf, optionsOf } from '../blocks/inspect.ts';
import type { Option } from '../blocks/objects.ts';
import type { Held, Values } from './model.ts';

/** What a test or the page gives for an element: its text, the value of an option, or several. */
export type Given = string | string[] | null;

const pickedUnder: Record<string, string> = {
  users_select: 'selected_user',
  channels_select: 'selected_channel',
  conversations_select: 'selected_conversation',
  datepicker: 'selected_date',
  timepicker: 'selected_time',
};

const stateless = new Set(['button', 'overflow', 'workflow_button', 'image']);

/** What Slack reports for `element` when a person chose or typed `given`. */
export function hold(element: Element, given: Given): Held {
  const { type } = element;
  const options = optionsOf(element);
  const pick = (value: string) => findOption(options, value);
  if (type === 'checkboxes' || type === 'multi_static_select') {
    const values = given === null ? [] : [given].flat();
    return { type, selected_options: values.map(pick) };
  }
  const one = Array.isArray(given) ? (given[0] ?? null) : given;
  if (options.length > 0) return { type, selected_option: one === null ? null : pick(one) };
  return { type, [pickedUnder[type] ?? 'value']: one };
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

function initial(element: Element): Held {
  switch (element.type) {
    case 'static_select':
    case 'radio_buttons':
      return hold(element, element.initial_option?.value ?? null);
    case 'multi_static_select':
    case 'checkboxes':
      return hold(
        element,
        (element.initial_options ?? []).map((option) => option.value),
      );
    case 'users_select':
      return hold(element, element.initial_user ?? null);
    case 'channels_select':
      return hold(element, element.initial_channel ?? null);
    case 'conversations_select':
      return hold(element, element.initial_conversation ?? null);
    case 'datepicker':
      return hold(element, element.initial_date ?? null);
    case 'timepicker':
      return hold(element, element.initial_time ?? null);
    case 'plain_text_input':
      return hold(element, element.initial_value ?? null);
    default:
      return hold(element, null);
  }
}

function findOption(options: Option[], value: string): Option {
  const option = options.find((each) => each.value === value || each.text.text === value);
  if (option) return option;
  const known = options.map((each) => each.value).join(', ');
  throw new Error(`There is no option "${value}"; the options are ${known}.`);
}
