import { drawElement } from '../elements/elements.js';
import { el } from '../shared/dom.js';
import { mrkdwn, plain, words } from '../words/mrkdwn.js';
import { drawInput } from './input.js';
import { drawRichText } from './rich-text.js';
import { drawTable } from './table.js';

/**
 * Draws blocks as Slack does. `place` says who reads (`world`), what happens when something is used
 * (`use(blockId, element, value)`), and for a view what its inputs hold and which are wrong.
 */
export function drawBlocks(blocks, place) {
  return blocks.map((block) => {
    const draw = drawers[block.type] ?? note;
    const node = draw(block, inBlock(block, place));
    node.classList.add('block', `block-${block.type}`);
    return node;
  });
}

const inBlock = (block, place) => ({
  ...place,
  blockId: block.block_id,
  use: (element, value) => place.use(block.block_id, element, value),
});

const drawers = {
  header: (block) => el('h3', { dir: 'auto' }, plain(block.text.text)),
  divider: () => el('hr'),
  section: drawSection,
  context: drawContext,
  actions: (block, place) =>
    el(
      'div',
      {},
      block.elements.map((element) => drawElement(element, place)),
    ),
  image: drawImageBlock,
  input: drawInput,
  rich_text: drawRichText,
  table: drawTable,
  alert: (block, { world }) =>
    el('p', { class: `alert ${block.level ?? 'default'}` }, block.text && words(block.text, world)),
  markdown: (block) => el('div', { class: 'as-written', dir: 'auto' }, block.text),
};

function drawSection({ text, fields, accessory }, place) {
  const one = (field) => el('div', { dir: 'auto' }, words(field, place.world));
  return el(
    'div',
    {},
    el(
      'div',
      { class: 'words' },
      text && one(text),
      fields && el('div', { class: 'fields' }, fields.map(one)),
    ),
    accessory && drawPart(accessory, place),
  );
}

function drawContext({ elements }, place) {
  const one = (part) =>
    part.type === 'image'
      ? drawImage(part)
      : el(
          'span',
          { dir: 'auto' },
          part.type === 'mrkdwn' ? mrkdwn(part.text, place.world) : plain(part.text),
        );
  return el('div', { class: 'quiet' }, elements.map(one));
}

const drawPart = (part, place) =>
  part.type === 'image' ? drawImage(part) : drawElement(part, place);

/** Not fetched: the page asks nobody but the simulator, so an image is what its text says. */
const drawImage = ({ alt_text: alt }) =>
  el('span', { class: 'picture', role: 'img', 'aria-label': alt }, alt);

function drawImageBlock(block) {
  return el(
    'figure',
    {},
    block.title && el('figcaption', {}, plain(block.title.text)),
    drawImage(block),
  );
}

const note = ({ type }) =>
  el('p', { class: 'quiet' }, `A ${type} block, which this simulator does not draw.`);
