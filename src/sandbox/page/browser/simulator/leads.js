import { el, find, setText, show } from '../shared/dom.js';
import { timeIn } from '../shared/zone.js';

const manyLeads = 8;
let drawn;

/** Draws the leads, newest first; `choose(id)` is called with the one that is pressed. */
export function showLeads(leads, { chosenId, zone, choose }) {
  drawn = { leads, chosenId, zone, choose };
  draw();
}

function draw() {
  const { leads, chosenId, zone, choose } = drawn;
  setText(find('leads-count'), leads.length === 1 ? '1 lead' : `${leads.length} leads`);
  find('lead-filter').hidden = leads.length <= manyLeads;
  find('leads-none').hidden = leads.length > 0;
  const wanted = find('lead-filter').hidden ? '' : find('lead-filter').value.trim().toLowerCase();
  const matching = leads.filter(({ title, state }) =>
    `${title} ${state}`.toLowerCase().includes(wanted),
  );
  show(
    find('leads'),
    matching.map((lead) => ({ ...lead, current: lead.id === chosenId, zone })),
    {
      key: ({ id }) => id,
      draw: (lead) => drawLead(lead, () => choose(lead.id)),
    },
  );
}

function drawLead({ title, state, at, current, zone }, onclick) {
  const attributes = { type: 'button', 'aria-current': current ? 'true' : undefined, onclick };
  return el(
    'li',
    {},
    el(
      'button',
      { ...attributes, 'data-focus': 'item' },
      el('span', { class: 'name cut-line', dir: 'auto' }, title),
      drawState(state),
      el('time', { class: 'quiet', datetime: at }, timeIn(new Date(at), zone)),
    ),
  );
}

/** A word with a dot in its colour; the colour says nothing the word does not. */
export const drawState = (state) =>
  el('span', { class: 'state', 'data-state': state }, state.replaceAll('_', ' '));

export function wireLeads() {
  find('lead-filter').addEventListener('input', draw);
}
