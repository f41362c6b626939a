import { el } from './dom.js';
import { drawElement } from './elements.js';
import { mrkdwn, plain } from './mrkdwn.js';

/**
 * Draws blocks as Slack does. `place` says who reads (`world`), what happens when something is used
 * (`use(blockId, element, value)`), and for a view what its inputs hold and which are wrong.
 */
export function drawBlocks(blocks, place) {
  return blocks.map((block) => {
    const draw = drawers[block.type];
    const node = draw ? draw(block, inBlock(block, place)) : note(block);
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
  header: (block) => el('h3', {}, plain(block.text.text)),
  divider: () => el('hr'),
  section: (block, place) =>
    el(
      'div',
      {},
      el(
        'div',
        { class: 'words' },
        block.text ? el('div', {}, words(block.text, place)) : undefined,
        block.fields
          ? el(
              'div',
              { class: 'fields' },
              block.fields.map((f) => el('div', {}, words(f, place))),
            )
          : undefined,
      ),
      block.accessory ? drawPart(block.accessory, place) : undefined,
    ),
  context: (block, place) =>
    el(
      'div',
      { class: 'quiet' },
      block.elements.map((part) =>
        part.type === 'image' ? drawPart(part, place) : el('span', {}, words(part, place)),
      ),
    ),
  actions: (block, place) =>
    el(
      'div',
      {},
      block.elements.map((part) => drawPart(part, place)),
    ),
  image: (block, place) => drawPart(block, place),
  input: drawInput,
};

function words(text, place) {
  return text.type === 'mrkdwn' ? mrkdwn(text.text, place.world) : plain(text.text);
}

function drawPart(part, place) {
  if (part.type === 'image') return el('img', { src: part.image_url, alt: part.alt_text });
  return drawElement(part, withHeld(part, place));
}

function drawInput(block, place) {
  const id = `input-${place.viewId}-${block.block_id}`;
  const error = place.errors?.[block.block_id];
  const described = [block.hint && `${id}-hint`, error && `${id}-error`].filter(Boolean);
  const inside = {
    ...withHeld(block.element, place),
    isInput: !block.dispatch_action,
    label: `${id}-label`,
    describedBy: described.join(' ') || undefined,
    invalid: Boolean(error),
  };
  const optional = block.optional ? el('span', { class: 'quiet' }, ' (optional)') : undefined;
  return el(
    'div',
    {},
    el('div', { id: `${id}-label`, class: 'label' }, plain(block.label.text), optional),
    drawElement(block.element, inside),
    block.hint ? el('p', { id: `${id}-hint`, class: 'quiet' }, plain(block.hint.text)) : undefined,
    error ? el('p', { id: `${id}-error`, class: 'error' }, error) : undefined,
  );
}

/** What the reader entered before wins over what the view says it holds. */
function withHeld(element, place) {
  const typed = place.typed?.[place.blockId]?.[element.action_id];
  const held = place.values?.[place.blockId]?.[element.action_id];
  return { ...place, held: typed === undefined ? flat(held) : typed };
}

/** Slack's several ways to write a value, as text or a list of texts. */
function flat(held) {
  if (!held) return undefined;
  if (held.selected_options) return held.selected_options.map((option) => option.value);
  const { type: _, ...rest } = held;
  const [value] = Object.values(rest);
  return value !== null && typeof value === 'object' ? value.value : value;
}

const note = (block) =>
  el('p', { class: 'quiet' }, `A ${block.type} block, which this simulator does not draw.`);
