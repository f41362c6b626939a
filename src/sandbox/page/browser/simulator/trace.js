import { el, find, show } from '../shared/dom.js';
import { drawState } from './leads.js';

/** Draws the whole story of the chosen lead: why, what happened, what is planned, the details. */
export function showTrace(trace) {
  find('trace').hidden = !trace;
  if (!trace) return;
  const { id, title, state, headline, timeline, sections } = trace;
  show(find('trace-head'), [{ id, title, state, headline }], {
    key: () => id,
    draw: drawHead,
  });
  const past = timeline.filter(({ planned }) => !planned);
  const planned = timeline.filter((line) => line.planned);
  showLines('trace-past', id, past);
  showLines('trace-planned', id, planned);
  find('trace-next').hidden = planned.length === 0;
  show(find('trace-sections'), sections, {
    key: (section) => `${id} ${section.title}`,
    draw: drawSection,
  });
}

const drawHead = ({ id, title, state, headline }) =>
  el(
    'div',
    {},
    el('h3', { dir: 'auto' }, title),
    el('p', { class: 'trace-about' }, drawState(state), el('code', {}, id)),
    el('p', { class: 'headline', dir: 'auto' }, headline),
  );

function showLines(place, leadId, lines) {
  const items = lines.map((line, i) => ({ ...line, i }));
  show(find(place), items, {
    key: ({ i }) => `${leadId} ${i}`,
    draw: ({ at, time, text }) =>
      el('li', {}, el('time', { datetime: at }, time), el('span', { dir: 'auto' }, text)),
  });
}

const drawSection = ({ title, lines }) =>
  el(
    'details',
    { 'data-part': title },
    el('summary', {}, title, el('span', { class: 'quiet' }, String(lines.length))),
    el(
      'ul',
      {},
      lines.map((line) => el('li', { dir: 'auto' }, line)),
    ),
  );
