import { el, find, setText } from '../shared/dom.js';
import { suggestionsFor, usageOf, withMentions } from './suggestions.js';

/** What there is to suggest, and where a line goes. */
let known = { commands: [], users: new Map(), write: () => undefined };
let suggestions = [];
let active = -1;

const box = () => find('text');

/** Keeps the message box up to date with who writes where. */
export function showComposer({ commands, users, isDm, write }) {
  known = { commands, users, write };
  box().placeholder = isDm ? 'Type / for a command' : 'Write, or / for a command';
}

function suggest() {
  suggestions = suggestionsFor(box().value, known);
  // A word that is half typed is completed by Enter; a line that could end here is sent by it.
  active = suggestions.length > 0 && !box().value.endsWith(' ') ? 0 : -1;
  draw();
}

function draw() {
  const isOpen = suggestions.length > 0;
  find('suggestions').hidden = !isOpen;
  box().setAttribute('aria-expanded', String(isOpen));
  find('suggestions').replaceChildren(...suggestions.map(drawOption));
  choose(active);
  setText(find('usage'), isOpen ? '' : usageOf(box().value, known.commands));
}

function drawOption({ label, about }, i) {
  const attributes = { id: `suggestion-${i}`, role: 'option', 'aria-selected': 'false' };
  // Before the box would lose the focus.
  const onpointerdown = (event) => {
    event.preventDefault();
    take(i);
  };
  return el(
    'div',
    { ...attributes, onpointerdown },
    el('span', { class: 'label' }, label),
    about && el('small', { class: 'quiet cut-line' }, about),
  );
}

function choose(i) {
  active = i;
  [...find('suggestions').children].forEach((node, k) => {
    node.setAttribute('aria-selected', String(k === i));
    if (k === i) node.scrollIntoView({ block: 'nearest' });
  });
  if (i < 0) box().removeAttribute('aria-activedescendant');
  else box().setAttribute('aria-activedescendant', `suggestion-${i}`);
}

function take(i) {
  const { from, insert } = suggestions[i];
  box().value = box().value.slice(0, from) + insert;
  suggest();
}

function dismiss() {
  suggestions = [];
  active = -1;
  draw();
}

function onKey(event) {
  if (suggestions.length === 0) return;
  const last = suggestions.length - 1;
  const moves = {
    ArrowDown: active === last ? 0 : active + 1,
    ArrowUp: active <= 0 ? last : active - 1,
  };
  const takes = event.key === 'Tab' || event.key === 'Enter';
  if (event.key === 'Escape') dismiss();
  else if (moves[event.key] !== undefined) choose(moves[event.key]);
  else if (takes && !event.shiftKey && active >= 0) take(active);
  else return;
  event.preventDefault();
}

function submit(event) {
  event.preventDefault();
  const text = box().value.trim();
  if (!text) return;
  box().value = '';
  dismiss();
  void known.write(withMentions(text, known.users));
}

box().addEventListener('input', suggest);
box().addEventListener('keydown', onKey);
box().addEventListener('blur', dismiss);
find('composer').addEventListener('submit', submit);
