import { drawBlocks } from '../blocks/blocks.js';
import { el, find, setText, show } from '../shared/dom.js';
import { dateIn } from '../shared/zone.js';
import { spoken } from '../words/mrkdwn.js';
import { drawMessage } from './message.js';
import { drawNotification, notified } from './notification.js';
import { drawHomeAloud, drawMessageAloud } from './read-aloud.js';

/** How a conversation can be shown, beside the way Slack does. */
export const views = [
  { id: 'slack', label: 'Slack' },
  { id: 'phone', label: 'Phone' },
  { id: 'notification', label: 'Notification' },
  { id: 'aloud', label: 'Read aloud' },
];

/** Draws the place in the middle: Home, or a conversation with its newest message in sight. */
export function showPlace(place) {
  const isHome = place.chosen.place === 'home';
  find('conversation').dataset.view = place.view;
  find('home').hidden = !isHome;
  find('messages').hidden = isHome;
  find('composer').hidden = isHome;
  if (isHome) showHome(place);
  else showMessages(place);
}

/** What this person sees in one place, oldest first. */
export function messagesFor(state, { user, place }) {
  return state.messages.filter(
    (message) =>
      message.channel === place &&
      (message.visibleTo === undefined || message.visibleTo === user.id),
  );
}

const homeDrawers = {
  notification: () => el('p', { class: 'quiet' }, 'Home never sends a notification.'),
  aloud: ({ view, place }) => drawHomeAloud(view, place),
};

function showHome(place) {
  const { home } = place.chosen.user;
  tellEmpty(home ? '' : 'The app has published no Home for this person yet.');
  const drawIt = homeDrawers[place.view] ?? drawHome;
  show(find('home'), home ? [{ home, ...readerOf(place.world), view: place.view }] : [], {
    key: () => 'view',
    draw: () => drawIt({ view: home, place }),
  });
}

function drawHome({ view, place }) {
  const { world, useInHome } = place;
  const use = (blockId, element, value) => useInHome(view, { blockId, element, value });
  const inside = { world, use, values: view.values, viewId: view.id };
  return el('div', {}, drawBlocks(view.content.blocks, inside));
}

const messageDrawers = {
  notification: ({ message }, place) => drawNotification(message, place),
  aloud: ({ message }, place) => drawMessageAloud(message, place),
};

function showMessages(place) {
  const { state, chosen, view, world } = place;
  const scroller = find('conversation');
  const atEnd = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 80;
  const messages = messagesFor(state, chosen);
  const seen = view === 'notification' ? notified(messages, place) : messages;
  const threads = view === 'slack' || view === 'phone' ? inThreads(seen) : seen.map(alone);
  tellEmpty(seen.length > 0 ? '' : emptyWords(messages.length > 0, place));
  const drawIt = messageDrawers[view] ?? drawMessage;
  show(
    find('messages'),
    threads.map((thread) => ({ ...thread, ...readerOf(world), view })),
    {
      key: ({ message }) => `${message.channel} ${message.ts}`,
      draw: (thread) => drawIt(thread, place),
    },
  );
  if (atEnd) scroller.scrollTop = scroller.scrollHeight;
}

/** Dates read otherwise in another zone, and on another day. */
const readerOf = ({ timeZone, now }) => ({ timeZone, day: dateIn(now, timeZone) });

const alone = (message) => ({ message, replies: [] });

/** Each message with its replies; a reply whose message is no longer kept stands for itself. */
function inThreads(messages) {
  const roots = new Map();
  for (const message of messages) {
    const root = message.threadTs === message.ts ? undefined : roots.get(message.threadTs);
    if (root) root.replies.push(message);
    else roots.set(message.ts, alone(message));
  }
  return [...roots.values()];
}

function emptyWords(hasSilentOnes, { isFresh, chosen }) {
  if (hasSilentOnes) return 'Nothing here makes a phone ring: nobody is mentioned.';
  if (isFresh) return 'Send a lead to begin.';
  if (chosen.place === chosen.user.dm) return 'Baton has not written to this person yet.';
  return 'Nothing was said here yet.';
}

function tellEmpty(words) {
  find('empty').hidden = words === '';
  find('empty-hint').hidden = words !== 'Send a lead to begin.';
  setText(find('empty-words'), words);
}

let heardUntil;

/** Says what is new in the open conversation as Slack does: its text, not its blocks. */
export function announce({ state, chosen, world }) {
  const messages = messagesFor(state, chosen);
  const place = `${chosen.user.id} ${chosen.place}`;
  const fresh = heardUntil?.place === place ? messages.filter(({ ts }) => ts > heardUntil.ts) : [];
  heardUntil = { place, ts: messages.at(-1)?.ts ?? '' };
  const last = fresh.at(-1);
  if (!last || last.author === chosen.user.id) return;
  const name = world.people.get(last.author) ?? last.author;
  setText(find('announcer'), `${name}: ${spoken(last.text, world)}`);
}
