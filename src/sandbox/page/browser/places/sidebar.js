import { drawAvatar } from '../conversation/message.js';
import { el, find, setText, show } from '../shared/dom.js';

/** Draws who one may be and what that person reads, with what they have not read yet. */
export function showSidebar({ state, desk, chosen, unreadIn, choose }) {
  setText(find('team'), state.team.name);
  const standings = new Map(desk?.people?.map(({ id, standing }) => [id, standing]));
  const people = state.users.map((user) => ({
    id: user.id,
    label: user.name,
    about: standings.get(user.id) === 'available' ? '' : standings.get(user.id),
    unread: unreadIn(user.id, user.dm),
    current: user.id === chosen.user.id,
  }));
  showList('people', people, ({ id }) => choose({ userId: id }));
  const { app, channels } = placesOf(state, chosen.user);
  const place = ({ id, label }) => ({
    id,
    label,
    unread: id === 'home' ? 0 : unreadIn(chosen.user.id, id),
    current: id === chosen.place,
  });
  showList('app-places', app.map(place), ({ id }) => choose({ place: id }));
  showList('channels', channels.map(place), ({ id }) => choose({ place: id }));
}

/** The app's Home and messages, and the channels this person is in. */
export function placesOf(state, user) {
  const mine = state.channels.filter((channel) => channel.members.includes(user.id));
  return {
    app: [
      { id: 'home', label: 'Home' },
      { id: user.dm, label: 'Messages' },
    ],
    channels: mine.map((channel) => ({ id: channel.id, label: `# ${channel.name}` })),
  };
}

function showList(id, items, press) {
  const isPeople = id === 'people';
  show(find(id), items, {
    key: (item) => item.id,
    draw: (item) => drawItem(item, { onclick: () => press(item), isPeople }),
  });
}

function drawItem({ label, about, unread, current }, { onclick, isPeople }) {
  const attributes = { type: 'button', 'aria-current': current ? 'true' : undefined, onclick };
  return el(
    'li',
    {},
    el(
      'button',
      { ...attributes, 'data-focus': 'item' },
      isPeople && drawAvatar(label, false),
      el(
        'span',
        { class: 'name' },
        el('span', { class: 'cut-line', dir: 'auto' }, label),
        about && el('small', { class: 'cut-line' }, about),
      ),
      unread > 0 && el('span', { class: 'count' }, String(unread), unreadWord()),
    ),
  );
}

const unreadWord = () => el('span', { class: 'visually-hidden' }, ' unread');
