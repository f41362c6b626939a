import { el } from '../shared/dom.js';
import { date } from './date.js';
import { withEmoji } from './emoji.js';
import { decode } from './entities.js';

/**
 * Slack's mrkdwn as nodes. `world` knows the people and channels by id, the reader's time zone, the
 * present instant and what to say when a link is pressed.
 */
export function mrkdwn(text, world) {
  return text.split('```').flatMap((part, i) => {
    if (i % 2 === 1) return [el('pre', {}, decode(part.replace(/^\n|\n$/g, '')))];
    return quotes(part.split('\n'), world);
  });
}

/** Text without any formatting, its entities left as they are: what `plain_text` means. */
export const plain = (text) => lines(text.split('\n'), (line) => [withEmoji(line)]);

/** A text object, in either of its two kinds. */
export const words = ({ type, text }, world) =>
  type === 'mrkdwn' ? mrkdwn(text, world) : plain(text);

/** What somebody hears who cannot see it: the same words without any mark. */
export const spoken = (text, world) =>
  text
    .split('\n')
    .map((line) => el('div', {}, mrkdwn(line, world)).textContent)
    .join(' ');

const isQuote = (line) => /^(>|&gt;) ?/.test(line);

function quotes(all, world) {
  const nodes = [];
  let run = [];
  const flush = () => {
    if (run.length === 0) return;
    const quoted = isQuote(run[0]);
    const bare = quoted ? run.map((line) => line.replace(/^(>|&gt;) ?/, '')) : run;
    const drawn = lines(bare, (line) => inline(line, world));
    nodes.push(...(quoted ? [el('blockquote', {}, drawn)] : drawn));
    run = [];
  };
  for (const line of all) {
    if (run.length > 0 && isQuote(run[0]) !== isQuote(line)) flush();
    run.push(line);
  }
  flush();
  return nodes;
}

const lines = (all, draw) =>
  all.flatMap((line, i) => (i === 0 ? draw(line) : [el('br'), ...draw(line)]));

const edge = '[\\p{L}\\p{N}]';
const wrapped = (mark) =>
  `(?<!${edge})[${mark}](?=\\S)([^${mark}\\n]*[^\\s${mark}])[${mark}](?!${edge})`;
const tokens = new RegExp(
  [
    '`([^`\\n]+)`',
    '<([^<>\\n]+)>',
    ...['*', '_', '~'].map(wrapped),
    '(https?://[^\\s<>]*[^\\s<>.,:;!?)])',
  ].join('|'),
  'gu',
);

function inline(text, world) {
  const nodes = [];
  let end = 0;
  for (const match of text.matchAll(tokens)) {
    const [whole, code, angle, bold, italic, struck, address] = match;
    nodes.push(said(text.slice(end, match.index)));
    end = match.index + whole.length;
    if (code !== undefined) nodes.push(el('code', {}, decode(code)));
    else if (angle !== undefined) nodes.push(reference(angle, world));
    else if (bold !== undefined) nodes.push(el('strong', {}, inline(bold, world)));
    else if (italic !== undefined) nodes.push(el('em', {}, inline(italic, world)));
    else if (struck !== undefined) nodes.push(el('s', {}, inline(struck, world)));
    else nodes.push(link(address, address, world));
  }
  nodes.push(said(text.slice(end)));
  return nodes;
}

const said = (text) => decode(withEmoji(text));

/** What stands in angle brackets: a person, a channel, a date, a group mention or a link. */
function reference(inside, world) {
  const [target, label] = inside.split('|');
  if (target.startsWith('@')) {
    const name = world.people.get(target.slice(1)) ?? label ?? target.slice(1);
    return el('span', { class: 'mention' }, `@${decode(name)}`);
  }
  if (target.startsWith('#')) {
    const name = world.channels.get(target.slice(1)) ?? label ?? target.slice(1);
    return el('span', { class: 'mention' }, `#${decode(name)}`);
  }
  if (target.startsWith('!date^')) return date(target, label, world);
  if (target.startsWith('!')) return el('span', { class: 'mention' }, `@${target.slice(1)}`);
  if (!/^(https?:|mailto:)/.test(target)) return decode(label ?? target);
  return link(target, label ?? target.replace('mailto:', ''), world);
}

/** Shown and never followed: leads carry addresses that nobody here vouches for. */
function link(address, label, world) {
  const target = decode(address);
  const attributes = { type: 'button', class: 'link', title: target };
  return el('button', { ...attributes, onclick: () => world.tellLink(target) }, decode(label));
}
