import { groupsOf } from '../elements/choices.js';
import { nameOf } from '../elements/field.js';
import { el } from '../shared/dom.js';
import { spoken } from '../words/mrkdwn.js';
import { drawTime } from './message.js';

/** A screen reader says the text of a message instead of its blocks, then what can be used. */
export function drawMessageAloud(message, { world }) {
  const name = world.people.get(message.author) ?? message.author;
  return el(
    'li',
    { class: 'aloud' },
    el('header', {}, el('strong', {}, name), drawTime(message.ts, world)),
    message.text
      ? el('p', { dir: 'auto' }, spoken(message.text, world))
      : el('p', { class: 'error' }, 'No text: a screen reader would have nothing to say.'),
    drawControls(message.blocks, world),
  );
}

/** Home and modals have no text of their own: their blocks are read one by one. */
export function drawHomeAloud(view, { world }) {
  return el(
    'ol',
    { class: 'aloud' },
    view.content.blocks.map((block) => {
      const said = textsOf(block).map((text) => spoken(text.text, world));
      return el(
        'li',
        {},
        said.map((words) => el('p', { dir: 'auto' }, words)),
        drawControls([block], world),
      );
    }),
  );
}

function drawControls(blocks, world) {
  const names = blocks.flatMap((block) =>
    controlsOf(block).map((control) => nameIt(control, world)),
  );
  return (
    names.length > 0 &&
    el(
      'ol',
      { class: 'controls' },
      names.map((name) => el('li', {}, name)),
    )
  );
}

function textsOf({ type, text, fields = [], elements = [], label, hint }) {
  const inContext =
    type === 'context' ? elements.map((part) => ({ text: part.text ?? part.alt_text })) : [];
  return [text, label, ...fields, ...inContext, hint].filter(Boolean);
}

function controlsOf({ type, elements = [], accessory, element }) {
  if (type === 'actions') return elements;
  return [accessory, element].filter((one) => one && one.type !== 'image');
}

function nameIt(element, world) {
  const { type, text, accessibility_label: label, placeholder } = element;
  if (type === 'button') return `${label ?? text.text}, button`;
  const choices = groupsOf(element, world).flatMap(({ options }) => options);
  const some = choices.slice(0, 5).map((choice) => choice.text.text);
  const more = choices.length > some.length ? ` and ${choices.length - some.length} more` : '';
  const of = some.length > 0 ? `: ${some.join(', ')}${more}` : '';
  if (type === 'overflow') return `More actions, menu${of}`;
  return `${placeholder?.text ?? nameOf(element)}, ${nameOf(element)}${of}`;
}
