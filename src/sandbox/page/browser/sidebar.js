import { el, find, show } from './dom.js';

/** Draws who one may be and what that person reads, with what they have not read yet. */
export function showSidebar({ state, chosen, unreadIn, choose }) {
  find('team').textContent = state.team.name;
  const people = state.users.map((user) => ({
    id: user.id,
    label: user.name,
    unread: unreadIn(user.id, user.dm),
    current: user.id === chosen.user.id,
  }));
  show(find('people'), people, {
    key: (item) => item.id,
    draw: (item) => drawItem(item, () => choose({ userId: item.id })),
  });
  const places = placesOf(state, chosen.user).map((place) => ({
    ...place,
    unread: place.id === 'home' ? 0 : unreadIn(chosen.user.id, place.id),
    current: place.id === chosen.place,
  }));
  show(find('places'), places, {
    key: (item) => item.id,
    draw: (item) => drawItem(item, () => choose({ place: item.id })),
  });
}

/** The app's Home and messages first, then the channels this person is in. */
export function placesOf(state, user) {
  const mine = state.channels.filter((channel) => channel.members.includes(user.id));
  return [
    { id: 'home', label: `${state.bot.name}: Home` },
    { id: user.dm, label: `${state.bot.name}: Messages` },
    ...mine.map((channel) => ({ id: channel.id, label: `# ${channel.name}` })),
  ];
}

function drawItem({ label, unread, current }, onclick) {
  const count =
    unread > 0 ? el('span', { class: 'count' }, String(unread), unreadWord()) : undefined;
  const attributes = { type: 'button', 'aria-current': current ? 'true' : undefined, onclick };
  return el('li', {}, el('button', attributes, el('span', {}, label), count));
}

const unreadWord = () => el('span', { class: 'visually-hidden' }, ' unread');
