import { el } from './dom.js';
import { plain } from './mrkdwn.js';

/**
 * Draws an interactive element. `place.use(element, value)` is called when a person acts on it;
 * inside a form (`place.isInput`) nothing is sent until the form is.
 */
export function drawElement(element, place) {
  const draw = drawers[element.type];
  return draw ? draw(element, place) : el('em', { class: 'quiet' }, `(${element.type})`);
}

const drawers = {
  button: (element, place) =>
    el(
      'button',
      {
        type: 'button',
        class: element.style,
        'aria-label': element.accessibility_label,
        'data-focus': element.action_id,
        onclick: () => place.use(element, element.value),
      },
      plain(element.text.text),
    ),
  overflow: drawOverflow,
  static_select: (element, place) => drawSelect(element, place, choices(element)),
  multi_static_select: (element, place) => drawSelect(element, place, choices(element)),
  users_select: (element, place) => drawSelect(element, place, named(place.world.people)),
  channels_select: (element, place) => drawSelect(element, place, named(place.world.channels)),
  conversations_select: (element, place) => drawSelect(element, place, named(place.world.channels)),
  radio_buttons: (element, place) => drawChecks(element, place, 'radio'),
  checkboxes: (element, place) => drawChecks(element, place, 'checkbox'),
  plain_text_input: drawText,
  datepicker: (element, place) => drawText(element, place, 'date'),
  timepicker: (element, place) => drawText(element, place, 'time'),
};

/** Marks a control so that the form can be read back by block and action. */
const field = (element, place) => ({
  'data-block': place.blockId,
  'data-action': element.action_id,
  'aria-label': place.label ? undefined : (element.placeholder?.text ?? element.type),
  'aria-labelledby': place.label,
  'aria-describedby': place.describedBy,
  'aria-invalid': place.invalid ? 'true' : undefined,
});

const acts = (element, place) => (event) => {
  if (!place.isInput) place.use(element, heldBy(event.currentTarget));
};

function drawText(element, place, type = 'text') {
  const attributes = {
    ...field(element, place),
    value: place.held ?? '',
    placeholder: element.placeholder?.text,
    maxlength: element.max_length,
    onchange: type === 'text' ? undefined : acts(element, place),
  };
  if (element.multiline) return el('textarea', { ...attributes, rows: 3 });
  return el('input', { ...attributes, type });
}

function drawSelect(element, place, groups) {
  const multiple = element.type.startsWith('multi_');
  const held = [place.held ?? []].flat();
  const one = ({ value, text }) => el('option', { value, selected: held.includes(value) }, text);
  const drawn = groups.flatMap(({ label, options }) =>
    label ? [el('optgroup', { label }, options.map(one))] : options.map(one),
  );
  const nothing = el('option', { value: '' }, element.placeholder?.text ?? 'Choose');
  const attributes = { ...field(element, place), multiple, onchange: acts(element, place) };
  return el('select', attributes, multiple ? [] : nothing, drawn);
}

function drawChecks(element, place, type) {
  const name = `${place.blockId} ${element.action_id}`;
  const held = [place.held ?? []].flat();
  const one = ({ text, value, description }) =>
    el(
      'label',
      {},
      el('input', { type, name, value, checked: held.includes(value) }),
      el(
        'span',
        {},
        text.text,
        description ? el('small', { class: 'quiet' }, description.text) : undefined,
      ),
    );
  const role = type === 'radio' ? 'radiogroup' : 'group';
  const attributes = { ...field(element, place), class: 'checks', role };
  return el('div', { ...attributes, onchange: acts(element, place) }, element.options.map(one));
}

/** A real disclosure, so that it opens with the keyboard and closes by itself after a choice. */
function drawOverflow(element, place) {
  const choose = ({ text, value }) => {
    const press = () => {
      menu.open = false;
      place.use(element, value);
    };
    return el('button', { type: 'button', onclick: press }, plain(text.text));
  };
  const menu = el(
    'details',
    { class: 'overflow' },
    el('summary', { 'aria-label': 'More actions' }, '⋯'),
    el('div', { class: 'menu' }, element.options.map(choose)),
  );
  return menu;
}

const simple = (options) => options.map(({ text, value }) => ({ text: text.text, value }));

function choices(element) {
  if (element.options) return [{ options: simple(element.options) }];
  return element.option_groups.map(({ label, options }) => ({
    label: label.text,
    options: simple(options),
  }));
}

const named = (names) => [{ options: [...names].map(([value, text]) => ({ value, text })) }];

/** What a control holds now: text, the value of an option, several values, or null for nothing. */
export function heldBy(control) {
  if (control.matches('select[multiple]')) {
    return [...control.selectedOptions].map((option) => option.value);
  }
  if (!control.matches('.checks')) return control.value || null;
  const checked = [...control.querySelectorAll('input:checked')].map((input) => input.value);
  return control.getAttribute('role') === 'radiogroup' ? (checked[0] ?? null) : checked;
}
