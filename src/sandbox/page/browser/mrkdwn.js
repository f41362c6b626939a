import { el } from './dom.js';

/**
 * Slack's mrkdwn as nodes. `world` knows the people and channels by id, the reader's time zone and
 * the present instant.
 */
export function mrkdwn(text, world) {
  return text.split('```').flatMap((part, i) => {
    if (i % 2 === 1) return [el('pre', {}, decode(part.replace(/^\n|\n$/g, '')))];
    return quotes(part.split('\n'), world);
  });
}

/** Text without any formatting, its entities left as they are: what `plain_text` means. */
export const plain = (text) => lines(text.split('\n'), (line) => [line]);

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
  ['`([^`\\n]+)`', '<([^<>\\n]+)>', wrapped('*'), wrapped('_'), wrapped('~')].join('|'),
  'gu',
);

function inline(text, world) {
  const nodes = [];
  let end = 0;
  for (const match of text.matchAll(tokens)) {
    const [whole, code, angle, bold, italic, struck] = match;
    nodes.push(decode(text.slice(end, match.index)));
    end = match.index + whole.length;
    if (code !== undefined) nodes.push(el('code', {}, decode(code)));
    else if (angle !== undefined) nodes.push(reference(angle, world));
    else if (bold !== undefined) nodes.push(el('strong', {}, inline(bold, world)));
    else if (italic !== undefined) nodes.push(el('em', {}, inline(italic, world)));
    else nodes.push(el('s', {}, inline(struck, world)));
  }
  nodes.push(decode(text.slice(end)));
  return nodes;
}

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
  const words = decode(label ?? target);
  if (!/^(https?:|mailto:)/.test(target)) return words;
  return el('a', { href: decode(target), target: '_blank', rel: 'noopener noreferrer' }, words);
}

function date(token, fallback, world) {
  const [, seconds, format = ''] = token.split('^');
  const at = new Date(Number(seconds) * 1000);
  if (Number.isNaN(at.getTime())) return decode(fallback ?? '');
  const words = format.replace(/\{(\w+)\}/g, (whole, name) => dateWord(name, at, world) ?? whole);
  return el('time', { datetime: at.toISOString(), title: decode(fallback ?? '') }, decode(words));
}

const dateStyles = {
  date_num: { year: 'numeric', month: '2-digit', day: '2-digit' },
  date: { year: 'numeric', month: 'long', day: 'numeric' },
  date_short: { year: 'numeric', month: 'short', day: 'numeric' },
  date_long: { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' },
  time: { hour: '2-digit', minute: '2-digit' },
  time_secs: { hour: '2-digit', minute: '2-digit', second: '2-digit' },
};

function dateWord(name, at, { timeZone, now }) {
  const style = dateStyles[name.replace('_pretty', '')];
  if (!style) return undefined;
  const day = (when) => when.toLocaleDateString('en-CA', { timeZone });
  const daysAway = (Date.parse(day(at)) - Date.parse(day(now))) / 86_400_000;
  const near = { '-1': 'yesterday', 0: 'today', 1: 'tomorrow' }[daysAway];
  if (name.endsWith('_pretty') && near) return near;
  return at.toLocaleString('en-GB', { ...style, timeZone });
}

/** Slack's three entities, decoded last so that what was escaped can never become a token. */
function decode(text) {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
