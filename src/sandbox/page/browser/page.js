import { showComposer } from './conversation/composer.js';
import { announce, showPlace, views } from './conversation/conversation.js';
import { collect } from './elements/field.js';
import { confirmed } from './modal/confirm.js';
import { showModal } from './modal/modal.js';
import { showPane } from './places/panes.js';
import { placesOf, showSidebar } from './places/sidebar.js';
import { markRead, unreadIn } from './places/unread.js';
import { el, find, setText } from './shared/dom.js';
import { followChanges, oneAtATime, read, send } from './shared/server.js';
import { timeIn } from './shared/zone.js';
import { formManner, pressManner } from './simulator/faults.js';
import { followLead, leadInSight, showSimulator, wireSimulator } from './simulator/simulator.js';

/** What the simulator last said. */
let state;
let desk;
let trace;
/** What the person at the page looks at. */
const chosen = { userId: undefined, place: undefined, view: 'slack' };

const refresh = oneAtATime(async () => {
  try {
    state = await read('/state.json');
    desk = state.hasDesk ? await read('/desk.json') : undefined;
    const leadId = desk && leadInSight(desk);
    trace = leadId ? await read(`/trace.json?lead=${encodeURIComponent(leadId)}`) : undefined;
  } catch {
    return;
  }
  draw();
});

function draw() {
  const now = lookAt();
  if (!now) return;
  const { user, place } = now;
  const world = worldOf(user);
  markRead(state, now);
  const unread = (userId, where) => unreadIn(state, { userId, place: where });
  showSidebar({ state, desk, chosen: now, unreadIn: unread, choose });
  const isFresh = desk?.leads.length === 0 && state.messages.length === 0;
  const inMiddle = { state, chosen: now, world, view: chosen.view, bot: state.bot, isFresh };
  showPlace({ ...inMiddle, use: useInMessage, useInHome, traceLead: desk && traceLead });
  announce(inMiddle);
  showModal(user.modals, { user: user.id, world, act: useInModal });
  showComposer({ commands: state.commands, users: world.users, isDm: place === user.dm, write });
  showHeader(now);
  find('simulator').hidden = !desk;
  find('panes').classList.toggle('without-desk', !desk);
  if (desk) showSimulator({ desk, trace, act, refresh });
}

/** Who looks at what: the choice made on the page, as far as it still exists. */
function lookAt() {
  const user = state.users.find(({ id }) => id === chosen.userId) ?? state.users[0];
  if (!user) return undefined;
  const { app, channels } = placesOf(state, user);
  const places = [...app, ...channels];
  const { id, label } = places.find((one) => one.id === chosen.place) ?? app[1];
  Object.assign(chosen, { userId: user.id, place: id });
  return { user, place: id, label };
}

function showHeader({ user, place, label }) {
  const isApp = place === 'home' || place === user.dm;
  setText(find('place-title'), isApp ? `${state.bot.name}: ${label}` : label);
  const time = timeIn(new Date(state.now), user.tz);
  setText(find('place-about'), `as ${user.name} · ${time} in ${user.tz}`);
}

const names = (things) => new Map(things.map(({ id, name }) => [id, name]));

function worldOf(user) {
  return {
    people: names([...state.users, state.bot]),
    users: names(state.users),
    channels: names(state.channels),
    timeZone: user.tz,
    now: new Date(state.now),
    tellLink: (target) => say(`In Slack this opens ${target}`),
  };
}

function choose({ userId, place }) {
  if (userId) Object.assign(chosen, { userId, place: keptPlace() });
  else chosen.place = place;
  say('');
  showPane('slack');
  draw();
  if (chosen.place === 'home') void act({ kind: 'home', user: chosen.userId });
  const scroller = find('conversation');
  scroller.scrollTop = scroller.scrollHeight;
}

/** Home stays Home whoever one is; a conversation with the app is each person's own. */
const keptPlace = () => (chosen.place === 'home' ? 'home' : undefined);

const useInMessage = ({ channel, ts }, used) => use({ kind: 'click', channel, ts }, used);

const useInHome = ({ id }, used) =>
  use({ kind: 'view', viewId: id, values: collect(find('home')) }, used);

async function use(where, { blockId, element, value }) {
  const user = state.users.find(({ id }) => id === chosen.userId);
  if (element.confirm && !(await confirmed(element.confirm, worldOf(user)))) return;
  const { action_id: actionId } = element;
  await act({ ...where, ...pressManner(), user: user.id, blockId, actionId, value });
}

/** What is used in a modal asks first where it says so; closing and submitting never do. */
async function useInModal({ element, ...deed }) {
  if (!element) return act(deed.kind === 'submit' ? { ...deed, ...formManner() } : deed);
  return use(deed, { ...deed, element });
}

const write = (text) =>
  act({ kind: 'write', ...formManner(), user: chosen.userId, channel: chosen.place, text });

function traceLead(leadId) {
  followLead(leadId);
  showPane('simulator');
  void refresh().then(() => find('trace').focus());
}

async function act(deed) {
  const { status, refused } = await send(deed);
  say(status, refused);
  await refresh();
}

function say(words, refused = false) {
  setText(find('status'), words);
  find('status').classList.toggle('error', refused);
}

function drawView({ id, label }) {
  const attributes = { type: 'radio', name: 'view', value: id, checked: id === chosen.view };
  const onchange = () => {
    chosen.view = id;
    draw();
  };
  return el('label', {}, el('input', { ...attributes, onchange }), el('span', {}, label));
}

function tellConnection(isThere) {
  find('connection').dataset.there = isThere;
  setText(find('connection'), isThere ? 'Live' : 'The simulator stopped. I keep looking for it.');
}

// In the markup it would be a promise to everybody; here it is for those who scroll by keyboard.
find('conversation').tabIndex = 0;
find('views').append(...views.map(drawView));
find('begin').addEventListener('click', () => {
  showPane('simulator');
  find('lead-sample').focus();
});
document.addEventListener('visibilitychange', () => state && draw());
wireSimulator({ act, refresh });
followChanges({
  refresh,
  lost: () => tellConnection(false),
  found: () => tellConnection(true),
});
