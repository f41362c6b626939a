import { instantOf } from '../shared/zone.js';

/** Marks a control so that a form can be read back by block and action. */
export const field = (element, place) => ({
  'data-block': place.blockId,
  'data-action': element.action_id,
  'data-focus': `${place.blockId} ${element.action_id}`,
  'aria-label': place.label ? undefined : (element.placeholder?.text ?? nameOf(element)),
  'aria-labelledby': place.label,
  'aria-describedby': place.describedBy,
  'aria-invalid': place.invalid ? 'true' : undefined,
});

/** A control without a label of its own is at least named by what it is. */
export const nameOf = ({ type }) => type.replaceAll('_', ' ');

/** Sends what the control holds, unless it belongs to a form. */
export const acts = (element, place) => (event) => {
  if (!place.isInput) place.use(element, heldBy(event.currentTarget));
};

/** What a control holds now: text, the value of an option, several values, or null for nothing. */
export function heldBy(control) {
  if (control.matches('.checks')) {
    const checked = [...control.querySelectorAll('input:checked')].map((input) => input.value);
    return control.getAttribute('role') === 'radiogroup' ? (checked[0] ?? null) : checked;
  }
  if (control.type === 'datetime-local') return secondsOf(control);
  return control.value || null;
}

/** A date and time is reported in seconds, from what clocks show where the reader is. */
function secondsOf({ value, dataset }) {
  if (!value) return null;
  return String(instantOf(value, dataset.zone).getTime() / 1000);
}

/** Everything entered under `root`, by block and action. */
export function collect(root) {
  const values = {};
  for (const control of root.querySelectorAll('[data-action]')) {
    const { block, action } = control.dataset;
    values[block] = { ...values[block], [action]: heldBy(control) };
  }
  return values;
}
