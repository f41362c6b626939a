import { drawBlocks } from './blocks.js';
import { el, find, show } from './dom.js';
import { mrkdwn } from './mrkdwn.js';

/** Draws the place in the middle: Home, or a conversation with its newest message in sight. */
export function showPlace({ state, chosen, world, useInMessage, useInHome }) {
  const isHome = chosen.place === 'home';
  find('home').hidden = !isHome;
  find('messages').hidden = isHome;
  find('composer').hidden = isHome;
  if (isHome) showHome(chosen.user.home, { world, useInHome });
  else showMessages(messagesFor(state, chosen), { state, world, useInMessage });
}

export function messagesFor(state, { user, place }) {
  return state.messages.filter(
    (message) =>
      message.channel === place &&
      (message.visibleTo === undefined || message.visibleTo === user.id),
  );
}

function showHome(view, { world, useInHome }) {
  find('empty').hidden = view !== null;
  find('empty').textContent = 'The app has published no Home for this person yet.';
  const use = (blockId, element, value) => useInHome(view, { blockId, element, value });
  show(find('home'), view ? [{ view, zone: world.timeZone }] : [], {
    key: () => 'view',
    draw: () => el('div', {}, drawBlocks(view.content.blocks, { world, use, values: view.values })),
  });
}

function showMessages(messages, { state, world, useInMessage }) {
  const list = find('messages');
  const scroller = find('conversation');
  const atEnd = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 80;
  find('empty').hidden = messages.length > 0;
  find('empty').textContent = 'Nothing was said here yet.';
  const items = messages.map((message) => ({ message, zone: world.timeZone }));
  show(list, items, {
    key: ({ message }) => `${message.channel} ${message.ts}`,
    draw: ({ message }) => drawMessage(message, { state, world, useInMessage }),
  });
  if (atEnd) scroller.scrollTop = scroller.scrollHeight;
}

function drawMessage(message, { state, world, useInMessage }) {
  const isBot = message.author === state.bot.id;
  const name = isBot ? state.bot.name : (world.people.get(message.author) ?? message.author);
  const use = (blockId, element, value) => useInMessage(message, { blockId, element, value });
  return el(
    'li',
    { class: message.visibleTo ? 'message only-you' : 'message' },
    el('span', { class: isBot ? 'avatar bot' : 'avatar', 'aria-hidden': 'true' }, name.slice(0, 1)),
    el(
      'article',
      { 'aria-label': name },
      el(
        'header',
        {},
        el('strong', {}, name),
        isBot ? el('span', { class: 'badge' }, 'App') : undefined,
        drawTime(message.ts, world),
      ),
      message.visibleTo ? el('p', { class: 'quiet' }, 'Only visible to you') : undefined,
      drawBody(message, { world, use }),
    ),
  );
}

/** As in Slack, blocks stand in place of the text, and only edited text says that it was edited. */
function drawBody({ blocks, text, edited }, place) {
  if (blocks.length > 0) return drawBlocks(blocks, place);
  const mark = edited ? el('small', { class: 'quiet' }, ' (edited)') : undefined;
  return [el('div', { class: 'block' }, mrkdwn(text, place.world), mark)];
}

function drawTime(ts, { timeZone }) {
  const at = new Date(Number(ts) * 1000);
  const short = { timeZone, hour: '2-digit', minute: '2-digit' };
  const words = at.toLocaleTimeString('en-GB', short);
  return el('time', { datetime: at.toISOString(), class: 'quiet' }, words);
}
