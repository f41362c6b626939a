import { el } from '../shared/dom.js';
import { spoken } from '../words/mrkdwn.js';
import { drawTime } from './message.js';

/** What rings a phone by default: what the app writes to a person, and mentions in a channel. */
export function notified(messages, { chosen, bot }) {
  const isDirect = chosen.place === chosen.user.dm;
  return messages.filter(
    (message) =>
      message.author === bot.id &&
      message.visibleTo === undefined &&
      (isDirect || message.firstText.includes(`<@${chosen.user.id}>`)),
  );
}

/** A lock screen shows the first lines of the text as it was sent: edits do not notify. */
export function drawNotification(message, { state, chosen, bot, world }) {
  const channel = state.channels.find(({ id }) => id === chosen.place);
  const words = spoken(message.firstText, world);
  return el(
    'li',
    { class: 'notification' },
    el('span', { class: 'avatar bot', 'aria-hidden': 'true' }, bot.name[0]),
    el(
      'article',
      {},
      el(
        'header',
        {},
        el('strong', {}, channel ? `${bot.name} in #${channel.name}` : bot.name),
        drawTime(message.ts, world),
      ),
      words
        ? el('p', { class: 'cut', dir: 'auto' }, words)
        : el('p', { class: 'error' }, 'No text: a phone would have nothing to show.'),
    ),
  );
}
