import { drawBlocks } from './blocks.js';
import { el, find } from './dom.js';
import { heldBy } from './elements.js';
import { mrkdwn, plain } from './mrkdwn.js';

let shown = {};

find('modal').addEventListener('cancel', (event) => {
  event.preventDefault();
  shown.close?.();
});

/** Shows the modal in front, or none. What was typed stays while the same view changes. */
export function showModal(view, { user, world, act }) {
  const dialog = find('modal');
  if (!view) {
    shown = {};
    if (dialog.open) dialog.close();
    return;
  }
  const print = JSON.stringify(view);
  if (shown.print === print) return;
  const typed = shown.id === view.id ? collect(dialog) : {};
  const focused = document.activeElement?.closest?.('[data-action]')?.dataset;
  shown = { id: view.id, print, close: () => act({ kind: 'close', user, viewId: view.id }) };
  dialog.replaceChildren(drawModal(view, { user, world, act, typed }));
  if (!dialog.open) dialog.showModal();
  refocus(dialog, focused);
}

function drawModal(view, { user, world, act, typed }) {
  const tell = (kind, more) => act({ kind, user, viewId: view.id, ...more });
  const close = () => tell('close');
  const submit = (event) => {
    event.preventDefault();
    tell('submit', { values: entered() });
  };
  const use = (blockId, { action_id: actionId }, value) =>
    tell('view', { blockId, actionId, value, values: entered() });
  const place = { world, use, typed, values: view.values, errors: view.errors, viewId: view.id };
  return el(
    'form',
    { onsubmit: submit, novalidate: true },
    drawHead(view.content, close),
    el(
      'div',
      { class: 'modal-body' },
      view.errors[''] ? el('p', { class: 'error', role: 'alert' }, view.errors['']) : undefined,
      drawBlocks(view.content.blocks, place),
    ),
    drawFoot(view.content, close),
  );
}

function drawHead({ title }, close) {
  const attributes = { type: 'button', class: 'plain', 'aria-label': 'Close', onclick: close };
  return el(
    'header',
    { class: 'modal-head' },
    el('h2', { id: 'modal-title' }, plain(title.text)),
    el('button', attributes, '✕'),
  );
}

function drawFoot({ close: label, submit }, close) {
  const primary = { type: 'submit', class: 'primary' };
  return el(
    'footer',
    {},
    el('button', { type: 'button', onclick: close }, plain(label?.text ?? 'Close')),
    submit ? el('button', primary, plain(submit.text)) : undefined,
  );
}

/** The first wrong input, else where the reader was, else the first input. */
function refocus(dialog, focused) {
  const same = focused && `[data-block="${CSS.escape(focused.block)}"]`;
  const target =
    dialog.querySelector('[aria-invalid="true"]') ??
    (same && dialog.querySelector(same)) ??
    dialog.querySelector('[data-action]');
  (target?.matches('.checks') ? target.querySelector('input') : target)?.focus();
}

const entered = () => collect(find('modal'));

/** Everything entered, by block and action. */
function collect(root) {
  const values = {};
  for (const control of root.querySelectorAll('[data-action]')) {
    const { block, action } = control.dataset;
    values[block] = { ...values[block], [action]: heldBy(control) };
  }
  return values;
}

/** Asks the question a button carries; true when the person goes on. */
export function confirmed(question, world) {
  const dialog = find('confirm');
  const words = ({ type, text }) => (type === 'mrkdwn' ? mrkdwn(text, world) : plain(text));
  const answer = (value) => () => dialog.close(value);
  dialog.replaceChildren(
    el('h2', { id: 'confirm-title' }, plain(question.title.text)),
    el('p', {}, words(question.text)),
    el(
      'footer',
      {},
      el('button', { type: 'button', onclick: answer('no') }, plain(question.deny.text)),
      el(
        'button',
        { type: 'button', class: question.style ?? 'primary', onclick: answer('yes') },
        plain(question.confirm.text),
      ),
    ),
  );
  dialog.returnValue = 'no';
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => resolve(dialog.returnValue === 'yes'), { once: true });
  });
}
