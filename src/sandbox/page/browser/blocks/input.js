import { drawElement } from '../elements/elements.js';
import { el, newId } from '../shared/dom.js';
import { plain } from '../words/mrkdwn.js';

/** An input with its label, its hint and what is wrong with it. */
export function drawInput(block, place) {
  const id = newId('input');
  const error = place.errors?.[block.block_id];
  const described = [block.hint && `${id}-hint`, error && `${id}-error`].filter(Boolean);
  const inside = {
    ...place,
    isInput: !block.dispatch_action,
    label: `${id}-label`,
    describedBy: described.join(' ') || undefined,
    invalid: Boolean(error),
  };
  const optional = block.optional ? el('span', { class: 'quiet' }, ' (optional)') : undefined;
  return el(
    'div',
    {},
    el('div', { id: `${id}-label`, class: 'label' }, plain(block.label.text), optional),
    drawElement(block.element, inside),
    block.hint && el('p', { id: `${id}-hint`, class: 'quiet hint' }, plain(block.hint.text)),
    error && el('p', { id: `${id}-error`, class: 'error' }, error),
  );
}
