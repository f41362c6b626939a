import { el, find, setText, whileBusy } from '../shared/dom.js';
import { fields, parseBody, valueAt, withValueAt } from './lead-fields.js';

let samples = [];

const json = () => find('lead-json');

/** Offers the sources and samples there are; what is being written stays. */
export function showSend(view) {
  fill(
    find('lead-source'),
    view.sources.map(({ id, label }) => [id, label]),
  );
  if (samples.length > 0 || view.samples.length === 0) return;
  ({ samples } = view);
  fill(
    find('lead-sample'),
    samples.map(({ id, title }) => [id, title]),
  );
  takeSample();
}

function fill(select, choices) {
  if (select.children.length === choices.length) return;
  const held = select.value;
  select.replaceChildren(...choices.map(([value, label]) => el('option', { value }, label)));
  if (held) select.value = held;
}

function takeSample() {
  const sample = samples.find(({ id }) => id === find('lead-sample').value);
  json().value = sample?.body ?? '{}';
  showForm();
}

/** The form follows the JSON; it waits while that is not JSON. */
function showForm() {
  const { body, fault } = parseBody(json().value);
  setText(find('lead-fault'), fault ?? '');
  find('lead-fields').disabled = fault !== undefined;
  json().setAttribute('aria-invalid', String(fault !== undefined));
  find('send-lead').disabled = fault !== undefined;
  if (!body) return;
  for (const { id, path } of fields) {
    const input = find(`lead-${id}`);
    const value = valueAt(body, path);
    if (input.value !== value) input.value = value;
  }
}

/** The JSON follows the form. */
function takeField(field, typed) {
  const { body } = parseBody(json().value);
  if (!body) return;
  json().value = JSON.stringify(withValueAt(body, field, typed), null, 2);
}

function drawField(field) {
  const id = `lead-${field.id}`;
  const attributes = {
    id,
    dir: 'auto',
    autocomplete: 'off',
    oninput: ({ target }) => takeField(field, target.value),
  };
  return el(
    'div',
    { class: field.wide ? 'field wide' : 'field' },
    el('label', { for: id }, field.label),
    field.isLong
      ? el('textarea', { ...attributes, rows: 3 })
      : el('input', { ...attributes, inputmode: field.isNumber ? 'numeric' : undefined }),
  );
}

/** Lets the form send; `sent` hears of it when the answer is there. */
export function wireSend({ act, sent }) {
  find('lead-fields').append(...fields.map(drawField));
  find('lead-sample').addEventListener('change', takeSample);
  json().addEventListener('input', showForm);
  find('send').addEventListener('submit', async (event) => {
    event.preventDefault();
    if (parseBody(json().value).fault) return;
    const lead = { kind: 'lead', source: find('lead-source').value, body: json().value };
    await whileBusy(find('send-lead'), () => act(lead));
    sent();
  });
}
