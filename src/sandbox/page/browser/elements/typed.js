import { el } from '../shared/dom.js';
import { localIn } from '../shared/zone.js';
import { acts, field } from './field.js';

/** A line or several of text; a line that acts by itself does so with Enter. */
export function drawText(element, place, type) {
  const attributes = {
    ...field(element, place),
    dir: 'auto',
    value: place.held ?? '',
    placeholder: element.placeholder?.text,
    maxlength: element.max_length,
  };
  if (element.multiline) return el('textarea', { ...attributes, rows: 4 });
  const send = acts(element, place);
  const onkeydown = (event) => {
    if (place.isInput || event.key !== 'Enter') return;
    event.preventDefault();
    send(event);
  };
  const step = element.is_decimal_allowed ? 'any' : undefined;
  return el('input', { ...attributes, type, step, onkeydown });
}

/** A day, a time of day, or both in the reader's time zone. */
export function drawMoment(element, place, type) {
  const { timeZone } = place.world;
  const isBoth = type === 'datetime-local';
  const value = isBoth && place.held ? localIn(new Date(place.held * 1000), timeZone) : place.held;
  const attributes = {
    ...field(element, place),
    type,
    value: value ?? '',
    'data-zone': isBoth ? timeZone : undefined,
    onchange: acts(element, place),
  };
  return el('input', attributes);
}
