import { el, newId } from '../shared/dom.js';
import { plain, words } from '../words/mrkdwn.js';
import { acts, field } from './field.js';

/** One of many, in groups where there are some. */
export function drawSelect(element, place) {
  const one = ({ value, text, description }) => {
    const about = description ? ` (${description.text})` : '';
    return el('option', { value, selected: value === place.held }, text.text + about);
  };
  const groups = groupsOf(element, place.world).map(({ label, options }) =>
    label ? el('optgroup', { label: label.text }, options.map(one)) : options.map(one),
  );
  const nothing = el('option', { value: '' }, element.placeholder?.text ?? 'Choose');
  const attributes = { ...field(element, place), onchange: acts(element, place) };
  return el('select', attributes, nothing, groups);
}

/** Several of many, as boxes to tick in a list that scrolls. */
export function drawMany(element, place) {
  const type = 'checkbox';
  const drawn = groupsOf(element, place.world).flatMap(({ label, options }) => [
    label && el('div', { class: 'label' }, plain(label.text)),
    options.map((option) => drawOption(option, { type, place, name: newId('many') })),
  ]);
  const attributes = { ...field(element, place), class: 'checks many', role: 'group' };
  return el('div', { ...attributes, onchange: acts(element, place) }, drawn);
}

/** A few choices that are all in sight: radio buttons or check boxes. */
export function drawOptions(element, place, type) {
  const name = newId('choice');
  const role = type === 'radio' ? 'radiogroup' : 'group';
  const attributes = { ...field(element, place), class: 'checks', role };
  return el(
    'div',
    { ...attributes, onchange: acts(element, place) },
    element.options.map((option) => drawOption(option, { type, place, name })),
  );
}

function drawOption({ text, value, description }, { type, place, name }) {
  const checked = [place.held ?? []].flat().includes(value);
  const focus = `${place.blockId} ${value}`;
  return el(
    'label',
    {},
    el('input', { type, name, value, checked, 'data-focus': focus }),
    el(
      'span',
      { dir: 'auto' },
      words(text, place.world),
      description && el('small', { class: 'quiet' }, words(description, place.world)),
    ),
  );
}

/** What there is to choose from: the element's own options, or the people and channels here. */
export function groupsOf({ type, options, option_groups: groups }, { users, channels }) {
  if (type.includes('users')) return [{ options: named(users, '@') }];
  if (type.includes('channels')) return [{ options: named(channels, '#') }];
  if (type.includes('conversations')) {
    return [{ options: [...named(channels, '#'), ...named(users, '@')] }];
  }
  return groups ?? [{ options: options ?? [] }];
}

const named = (names, mark) =>
  [...names].map(([value, name]) => ({ value, text: { type: 'plain_text', text: mark + name } }));
