import { drawBlocks } from '../blocks/blocks.js';
import { collect } from '../elements/field.js';
import { el, find, whileBusy } from '../shared/dom.js';
import { plain } from '../words/mrkdwn.js';

let shown = {};

find('modal').addEventListener('keydown', (event) => {
  if (event.key !== 'Escape' || event.defaultPrevented) return;
  event.preventDefault();
  shown.close?.();
});

/**
 * Shows the modal in front, or none. It covers the conversation alone, so that time can pass while
 * a form is open. What was typed stays while the same view changes.
 */
export function showModal(views, { user, world, act }) {
  const dialog = find('modal');
  const view = views.at(-1);
  cover(view !== undefined, dialog);
  if (!view) return;
  const print = JSON.stringify([views.length, view]);
  if (shown.print === print) return;
  const isSame = shown.id === view.id;
  const typed = isSame ? collect(dialog) : {};
  const focused = dialog.contains(document.activeElement) ? document.activeElement : undefined;
  const close = () => act({ kind: 'close', user, viewId: view.id });
  shown = { id: view.id, print, close };
  dialog.dataset.depth = views.length;
  dialog.replaceChildren(drawModal(view, { user, world, act, typed, close, depth: views.length }));
  refocus(dialog, isSame ? focused : undefined);
}

function cover(isOpen, dialog) {
  const wasOpen = dialog.open;
  dialog.open = isOpen;
  find('modal-layer').hidden = !isOpen;
  find('behind').inert = isOpen;
  if (isOpen) return;
  shown = {};
  if (wasOpen) find('conversation').focus({ preventScroll: true });
}

function drawModal(view, { user, world, act, typed, close, depth }) {
  const tell = (kind, more) => act({ kind, user, viewId: view.id, ...more });
  const submit = async (event) => {
    event.preventDefault();
    const save = () => tell('submit', { values: entered() });
    await whileBusy(event.submitter ?? event.target, save);
  };
  const closeAll = () => act({ kind: 'close_all', user });
  const use = (blockId, element, value) =>
    tell('view', { element, blockId, actionId: element.action_id, value, values: entered() });
  const place = { world, use, typed, values: view.values, errors: view.errors, viewId: view.id };
  return el(
    'form',
    { onsubmit: submit, novalidate: true },
    drawHead(view.content, { close, closeAll, depth }),
    el(
      'div',
      { class: 'modal-body' },
      view.errors[''] && el('p', { class: 'error', role: 'alert' }, view.errors['']),
      drawBlocks(view.content.blocks, place),
    ),
    drawFoot(view.content, close),
  );
}

/** One that was put over another leads back to it; the cross closes them all. */
function drawHead({ title }, { close, closeAll, depth }) {
  const sign = (label, onclick, text) =>
    el('button', { type: 'button', class: 'plain', 'aria-label': label, onclick }, text);
  return el(
    'header',
    { class: 'modal-head' },
    depth > 1 && sign('Back', close, '‹'),
    el('h2', { id: 'modal-title', dir: 'auto' }, plain(title.text)),
    sign('Close', depth > 1 ? closeAll : close, '✕'),
  );
}

function drawFoot({ close: label, submit }, close) {
  const primary = { type: 'submit', class: 'primary', 'data-focus': 'submit' };
  return el(
    'footer',
    {},
    el('button', { type: 'button', onclick: close }, plain(label?.text ?? 'Close')),
    submit && el('button', primary, plain(submit.text)),
  );
}

/** The first wrong input, else where the reader was, else the first input, else the modal. */
function refocus(dialog, focused) {
  const name = focused?.dataset.focus;
  const same = name && dialog.querySelector(`[data-focus="${CSS.escape(name)}"]`);
  const target =
    dialog.querySelector('[aria-invalid="true"]') ||
    same ||
    dialog.querySelector('[data-action]') ||
    dialog;
  const control = target.matches('.checks') ? target.querySelector('input') : target;
  control.focus();
  if (target === same && typeof focused.selectionStart === 'number') {
    control.setSelectionRange?.(focused.selectionStart, focused.selectionEnd);
  }
}

const entered = () => collect(find('modal'));
