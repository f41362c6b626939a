/** Builds an element. Text only ever goes in as text, so nothing anybody wrote becomes markup. */
export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else if (name === 'value') node.value = value;
    else node.setAttribute(name, value === true ? '' : value);
  }
  node.append(...children.flat().filter((child) => child !== undefined && child !== null));
  return node;
}

/**
 * Makes `parent` show `items` in order and leaves a node alone while what it shows stays the same,
 * so that focus and half-typed text survive a change elsewhere.
 */
export function show(parent, items, { key, draw }) {
  const before = new Map([...parent.children].map((node) => [node.dataset.key, node]));
  items.forEach((item, i) => {
    const [name, print] = [key(item), JSON.stringify(item)];
    let node = before.get(name);
    before.delete(name);
    if (!node || node.dataset.print !== print) {
      const fresh = draw(item);
      Object.assign(fresh.dataset, { key: name, print });
      const hadFocus = node?.contains(document.activeElement);
      node?.replaceWith(fresh);
      node = fresh;
      if (hadFocus) node.querySelector('button, input, select, textarea')?.focus();
    }
    if (parent.children[i] !== node) parent.insertBefore(node, parent.children[i] ?? null);
  });
  for (const node of before.values()) node.remove();
}

export const find = (id) => document.getElementById(id);
