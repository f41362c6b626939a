import type { Block, Element, Option } from '../../blocks/content.ts';
import { elementsOf, optionsOf } from '../../blocks/inspect.ts';
import type { Held, Values } from '../model.ts';
import { takes } from './entry-forms.ts';

/** What a test or the page gives for an element: its text, the value of an option, or several. */
export type Given = string | string[] | null;

/** Where Slack reports what is in an element, and where the app says what is in it at first. */
interface Place {
  under: string;
  initial: string;
  several?: true;
}

const option: Place = { under: 'selected_option', initial: 'initial_option' };
const options: Place = { under: 'selected_options', initial: 'initial_options', several: true };
const text: Place = { under: 'value', initial: 'initial_value' };

const one = (what: string): Place => ({ under: `selected_${what}`, initial: `initial_${what}` });
const many = (what: string): Place => ({ ...one(what), several: true });

const places: Record<string, Place> = {
  static_select: option,
  external_select: option,
  radio_buttons: option,
  overflow: option,
  multi_static_select: options,
  multi_external_select: options,
  checkboxes: options,
  users_select: one('user'),
  multi_users_select: many('users'),
  channels_select: one('channel'),
  multi_channels_select: many('channels'),
  conversations_select: one('conversation'),
  multi_conversations_select: many('conversations'),
  datepicker: one('date'),
  timepicker: one('time'),
  datetimepicker: one('date_time'),
  rich_text_input: { under: 'rich_text_value', initial: 'initial_value' },
  file_input: { under: 'files', initial: 'initial_files', several: true },
};

const stateless = new Set([
  'button',
  'feedback_buttons',
  'icon_button',
  'overflow',
  'workflow_button',
]);

/** What Slack reports for `element` when a person chose among `offered`, or typed `given`. */
export function hold(element: Element, given: Given, offered = optionsOf(element)): Held {
  const { type } = element;
  const { under, several } = places[type] ?? text;
  const isChoice = under === option.under || under === options.under;
  const read = (each: string) => (isChoice ? findOption(offered, each) : takes(type, each));
  const filled = [given ?? []].flat().filter((each) => each !== '');
  return { type, [under]: several ? filled.map(read) : (filled.slice(0, 1).map(read)[0] ?? null) };
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
  const { type } = element;
  const said: Record<string, unknown> = { ...element };
  const place = places[type] ?? text;
  return { type, [place.under]: said[place.initial] ?? (place.several ? [] : null) };
}

function findOption(offered: Option[], value: string): Option {
  const found = offered.find((each) => each.value === value || each.text.text === value);
  if (found) return found;
  const known = offered.map((each) => each.value).join(', ') || 'none';
  throw new Error(`There is no option "${value}"; the options are ${known}.`);
}
