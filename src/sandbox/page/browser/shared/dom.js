/** What a condition leaves behind when it is not met. */
const nothing = new Set([undefined, null, false, '']);

/** Builds an element. Text only ever goes in as text, so nothing anybody wrote becomes markup. */
export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else if (name === 'value') node.value = value;
    else node.setAttribute(name, value === true ? '' : value);
  }
  node.append(...children.flat(3).filter((child) => !nothing.has(child)));
  return node;
}

export const find = (id) => document.getElementById(id);

let named = 0;
/** An id of its own, for labels and what they describe. */
export const newId = (about) => `${about}-${++named}`;

/** Says that something is under way until it is over; what is pressed can be pressed again. */
export async function whileBusy(node, work) {
  node.setAttribute('aria-busy', 'true');
  await work();
  node.removeAttribute('aria-busy');
}

/** Sets the text only when it differs, so that a screen reader does not hear it again. */
export function setText(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

/** What a node showed when it was drawn. */
const prints = new WeakMap();

/**
 * Makes `parent` show `items` in order and leaves a node alone while what it shows stays the same,
 * so that focus and half-typed text survive a change elsewhere.
 */
export function show(parent, items, { key, draw }) {
  const before = new Map([...parent.children].map((node) => [node.dataset.key, node]));
  items.forEach((item, i) => {
    const [name, print] = [key(item), JSON.stringify(item)];
    const node = keepOrDraw(before.get(name), { name, print, draw: () => draw(item) });
    before.delete(name);
    if (parent.children[i] !== node) parent.insertBefore(node, parent.children[i] ?? null);
  });
  for (const node of before.values()) node.remove();
}

function keepOrDraw(node, { name, print, draw }) {
  if (node && prints.get(node) === print) return node;
  const fresh = draw();
  fresh.dataset.key = name;
  prints.set(fresh, print);
  if (node) takeOver(node, fresh);
  return fresh;
}

/** What was open stays open, and who stood on a control stands on the same one again. */
function takeOver(node, fresh) {
  for (const part of node.querySelectorAll('details[data-part]')) {
    const same = fresh.querySelector(`details[data-part="${CSS.escape(part.dataset.part)}"]`);
    if (same) same.open = part.open;
  }
  const focused = node.contains(document.activeElement) ? document.activeElement : undefined;
  const name = focused?.dataset.focus;
  node.replaceWith(fresh);
  if (!focused) return;
  const same = name && fresh.querySelector(`[data-focus="${CSS.escape(name)}"]`);
  if (!same) fresh.tabIndex = -1;
  (same || fresh).focus({ preventScroll: true });
}
