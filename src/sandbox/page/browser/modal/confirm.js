import { el, find } from '../shared/dom.js';
import { plain, words } from '../words/mrkdwn.js';

/** Asks the question a button carries; true when the person goes on. */
export function confirmed(question, world) {
  const dialog = find('confirm');
  const answer = (value) => () => dialog.close(value);
  dialog.replaceChildren(
    el('h2', { id: 'confirm-title' }, plain(question.title.text)),
    el('p', { dir: 'auto' }, words(question.text, world)),
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
