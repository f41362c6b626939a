import { find } from '../shared/dom.js';

/** Where there is no room for all three side by side, one pane is in sight at a time. */
export function showPane(name) {
  document.body.dataset.pane = name;
  for (const button of find('panes').children) {
    button.setAttribute('aria-pressed', String(button.dataset.pane === name));
  }
}

for (const button of find('panes').children) {
  button.addEventListener('click', () => showPane(button.dataset.pane));
}
showPane('slack');
