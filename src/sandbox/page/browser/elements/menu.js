import { el, newId } from '../shared/dom.js';
import { plain } from '../words/mrkdwn.js';

/** The ⋯ of a card: opens beside its button, arrows move in it, Escape closes it. */
export function drawMenu(element, place) {
  const id = newId('menu');
  const choose = ({ text, value }, index) => {
    const onclick = () => {
      menu.hidePopover();
      place.use(element, value);
    };
    // Focused as it opens and not a moment later: an arrow pressed meanwhile would be lost.
    const autofocus = index === 0;
    const attributes = { type: 'button', role: 'menuitem', tabindex: '-1', autofocus, onclick };
    return el('button', attributes, plain(text.text));
  };
  const menu = el('div', { id, class: 'menu', role: 'menu', popover: 'auto' });
  menu.append(...element.options.map(choose));
  const opener = el('button', openerAttributes(element, { id, place }), '⋯');
  menu.addEventListener('toggle', ({ newState }) => {
    opener.setAttribute('aria-expanded', String(newState === 'open'));
    if (newState === 'open') putBeside(menu, opener);
  });
  menu.addEventListener('keydown', (event) => move(menu, event));
  return el('div', { class: 'overflow' }, opener, menu);
}

const openerAttributes = (element, { id, place }) => ({
  type: 'button',
  'aria-label': 'More actions',
  'aria-haspopup': 'menu',
  'aria-expanded': 'false',
  'data-focus': `${place.blockId} ${element.action_id}`,
  popovertarget: id,
});

/** Below its opener, or above it where there is no room. */
function putBeside(menu, opener) {
  const at = opener.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = menu;
  const below = at.bottom + 4 + height < innerHeight;
  menu.style.left = `${Math.max(8, Math.min(at.left, innerWidth - width - 8))}px`;
  menu.style.top = `${below ? at.bottom + 4 : Math.max(8, at.top - height - 4)}px`;
}

function move(menu, event) {
  const items = [...menu.children];
  const i = items.indexOf(document.activeElement);
  const to = { ArrowDown: i + 1, ArrowUp: i - 1 + items.length, Home: 0, End: items.length - 1 };
  if (event.key === 'Tab') menu.hidePopover();
  if (to[event.key] === undefined) return;
  event.preventDefault();
  items[to[event.key] % items.length]?.focus();
}
