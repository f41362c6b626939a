import { el } from '../shared/dom.js';
import { drawRichText } from './rich-text.js';

/** The first row is the head of the table, as Slack draws it. */
export function drawTable({ rows, column_settings: columns = [] }, place) {
  const cell = (tag) => (content, i) =>
    el(tag, { class: columns[i]?.align }, drawCell(content, place));
  const row = (cells, tag) => el('tr', {}, cells.map(cell(tag)));
  const [head = [], ...body] = rows;
  return el(
    'div',
    { class: 'scrolls', tabindex: '0', role: 'region', 'aria-label': 'Table' },
    el(
      'table',
      {},
      el('thead', {}, row(head, 'th')),
      el(
        'tbody',
        {},
        body.map((cells) => row(cells, 'td')),
      ),
    ),
  );
}

function drawCell(content, place) {
  if (content.type === 'rich_text') return drawRichText(content, place);
  return content.text ?? String(content.value ?? '');
}
