import { el, whileBusy } from '../shared/dom.js';
import { plain } from '../words/mrkdwn.js';
import { drawMany, drawOptions, drawSelect } from './choices.js';
import { drawMenu } from './menu.js';
import { drawMoment, drawText } from './typed.js';

/**
 * Draws an interactive element. `place.use(element, value)` is called when a person acts on it;
 * inside a form (`place.isInput`) nothing is sent until the form is.
 */
export function drawElement(element, place) {
  const draw = drawers[element.type];
  if (!draw) return el('em', { class: 'quiet' }, `(${element.type}, not drawn here)`);
  return draw(element, withHeld(element, place));
}

const drawers = {
  button: drawButton,
  workflow_button: drawButton,
  overflow: drawMenu,
  static_select: drawSelect,
  users_select: drawSelect,
  channels_select: drawSelect,
  conversations_select: drawSelect,
  multi_static_select: drawMany,
  multi_users_select: drawMany,
  multi_channels_select: drawMany,
  multi_conversations_select: drawMany,
  radio_buttons: (element, place) => drawOptions(element, place, 'radio'),
  checkboxes: (element, place) => drawOptions(element, place, 'checkbox'),
  plain_text_input: (element, place) => drawText(element, place, 'text'),
  email_text_input: (element, place) => drawText(element, place, 'email'),
  url_text_input: (element, place) => drawText(element, place, 'url'),
  number_input: (element, place) => drawText(element, place, 'number'),
  rich_text_input: (element, place) => drawText({ ...element, multiline: true }, place, 'text'),
  datepicker: (element, place) => drawMoment(element, place, 'date'),
  timepicker: (element, place) => drawMoment(element, place, 'time'),
  datetimepicker: (element, place) => drawMoment(element, place, 'datetime-local'),
};

/** Says that it was pressed until there is an answer; it can be pressed again meanwhile. */
function drawButton(element, place) {
  const press = async ({ currentTarget }) => {
    await whileBusy(currentTarget, () => place.use(element, element.value));
    if (element.url) place.world.tellLink(element.url);
  };
  const attributes = {
    type: 'button',
    class: element.style,
    'aria-label': element.accessibility_label,
    'data-focus': `${place.blockId} ${element.action_id}`,
    onclick: press,
  };
  return el('button', attributes, plain(element.text.text));
}

/** What the reader entered wins over what the view says it holds, and that over the beginning. */
function withHeld(element, place) {
  const typed = place.typed?.[place.blockId]?.[element.action_id];
  const held = place.values?.[place.blockId]?.[element.action_id];
  return { ...place, held: typed === undefined ? flat(held ?? initialOf(element)) : typed };
}

/** A message holds no values, only what its elements begin with, as `initial_…`. */
function initialOf(element) {
  const [, initial] = Object.entries(element).find(([name]) => name.startsWith('initial_')) ?? [];
  if (initial === undefined) return undefined;
  return element.initial_options ? { selected_options: initial } : { value: initial };
}

/** Slack's several ways to write a value, as text or a list of texts. */
function flat(held) {
  if (!held) return undefined;
  if (held.selected_options) return held.selected_options.map((option) => option.value);
  const { type: _, ...rest } = held;
  const [value] = Object.values(rest);
  if (typeof value === 'number') return String(value);
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? value.value : value;
}
