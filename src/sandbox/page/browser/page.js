import { messagesFor, showPlace } from './conversation.js';
import { el, find, show } from './dom.js';
import { confirmed, showModal } from './modal.js';
import { placesOf, showSidebar } from './sidebar.js';

let state;
const chosen = { userId: undefined, place: undefined };
/** The newest message each person has seen in each place. */
const read = new Map();

async function refresh() {
  state = await (await fetch('/state.json')).json();
  draw();
  if (!state.hasPanel && state.actions.length === 0) return;
  showPanel(state.hasPanel ? await (await fetch('/panel.json')).json() : []);
}

function draw() {
  const user = state.users.find(({ id }) => id === chosen.userId) ?? state.users[0];
  if (!user) return;
  const places = placesOf(state, user);
  const place = (places.find(({ id }) => id === chosen.place) ?? places[1]).id;
  Object.assign(chosen, { userId: user.id, place });
  const now = { user, place };
  const world = worldOf(user);
  markRead(now);
  showSidebar({ state, chosen: now, unreadIn, choose });
  find('place-title').textContent = places.find(({ id }) => id === place).label;
  find('place-about').textContent = `as ${user.name}, ${user.tz}`;
  find('text').placeholder =
    place === user.dm ? 'Type / for a command' : 'Write, or / for a command';
  showPlace({ state, chosen: now, world, useInMessage, useInHome });
  showModal(user.modal, { user: user.id, world, act });
  show(find('commands'), state.commands, {
    key: ({ command, hint }) => `${command} ${hint}`,
    draw: ({ command, hint }) => el('option', { value: `${command} ${hint}` }),
  });
}

function worldOf(user) {
  return {
    people: names([...state.users, state.bot]),
    channels: names(state.channels),
    timeZone: user.tz,
    now: new Date(state.now),
  };
}

const names = (things) => new Map(things.map(({ id, name }) => [id, name]));

function unreadIn(userId, place) {
  const seen = read.get(`${userId} ${place}`) ?? '';
  const messages = messagesFor(state, { user: { id: userId }, place });
  return messages.filter(({ ts, author }) => ts > seen && author !== userId).length;
}

function markRead({ user, place }) {
  const newest = messagesFor(state, { user, place }).at(-1);
  if (newest && !document.hidden) read.set(`${user.id} ${place}`, newest.ts);
}

function choose({ userId, place }) {
  if (userId) Object.assign(chosen, { userId, place: undefined });
  else chosen.place = place;
  say('');
  draw();
  if (chosen.place === 'home') void act({ kind: 'home', user: chosen.userId });
  const scroller = find('conversation');
  scroller.scrollTop = scroller.scrollHeight;
}

async function useInMessage({ channel, ts }, used) {
  await use({ kind: 'click', channel, ts }, used);
}

async function useInHome({ id }, used) {
  await use({ kind: 'view', viewId: id, values: {} }, used);
}

async function use(where, { blockId, element, value }) {
  const user = state.users.find(({ id }) => id === chosen.userId);
  if (element.confirm && !(await confirmed(element.confirm, worldOf(user)))) return;
  await act({ ...where, user: user.id, blockId, actionId: element.action_id, value });
}

async function act(deed) {
  try {
    const response = await fetch('/do', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(deed),
    });
    say((await response.json()).status);
  } catch {
    say('The simulator does not answer. Is it still running in the terminal?');
  }
  await refresh();
}

function say(words) {
  find('status').textContent = words;
}

function showPanel(sections) {
  find('panel').hidden = false;
  show(
    find('actions'),
    state.actions.map((name) => ({ name })),
    {
      key: ({ name }) => name,
      draw: ({ name }) =>
        el('button', { type: 'button', onclick: () => act({ kind: 'action', name }) }, name),
    },
  );
  show(find('sections'), sections, {
    key: ({ title }) => title,
    draw: ({ title, rows }) =>
      el(
        'section',
        {},
        el('h2', {}, title),
        el(
          'dl',
          {},
          rows.flatMap(({ label, text }) => [el('dt', {}, label), el('dd', {}, text)]),
        ),
      ),
  });
}

find('composer').addEventListener('submit', (event) => {
  event.preventDefault();
  const text = find('text').value.trim();
  if (!text) return;
  find('text').value = '';
  void act({ kind: 'write', user: chosen.userId, channel: chosen.place, text });
});

/** Many changes in a row are drawn once. */
let waiting = false;
function refreshSoon() {
  if (waiting) return;
  waiting = true;
  setTimeout(() => {
    waiting = false;
    void refresh();
  }, 50);
}

document.addEventListener('visibilitychange', () => state && draw());
const live = new EventSource('/live');
live.addEventListener('change', refreshSoon);
live.addEventListener('open', () => void refresh());
live.addEventListener('error', () => say('The simulator stopped. This page will find it again.'));
