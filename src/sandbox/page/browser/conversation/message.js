import { drawBlocks } from '../blocks/blocks.js';
import { el } from '../shared/dom.js';
import { timeIn } from '../shared/zone.js';
import { mrkdwn } from '../words/mrkdwn.js';

/** A message with what was answered to it, as Slack draws them. */
export function drawMessage({ message, replies }, place) {
  const { author, visibleTo, ts } = message;
  const isBot = author === place.bot.id;
  const name = place.world.people.get(author) ?? author;
  return el(
    'li',
    { class: visibleTo ? 'message only-you' : 'message' },
    drawAvatar(name, isBot),
    el(
      'article',
      { 'aria-label': name },
      el(
        'header',
        {},
        el('strong', { dir: 'auto' }, name),
        isBot && el('span', { class: 'badge' }, 'App'),
        drawTime(ts, place.world),
        drawTraceButton(message, place),
      ),
      visibleTo && el('p', { class: 'quiet only' }, 'Only visible to you'),
      drawBody(message, place),
      replies.length > 0 && drawThread(replies, place),
    ),
  );
}

/** Colours by name, so that people are told apart at a glance. */
export function drawAvatar(name, isBot) {
  const colour = [...name].reduce((sum, letter) => sum + letter.codePointAt(0), 0) % 6;
  const kind = isBot ? 'avatar bot' : `avatar tint-${colour}`;
  return el('span', { class: kind, 'aria-hidden': 'true' }, [...name][0] ?? '');
}

/** As in Slack, blocks stand in place of the text, and only edited text says that it was edited. */
function drawBody(message, place) {
  const { blocks, text, edited } = message;
  const use = (blockId, element, value) => place.use(message, { blockId, element, value });
  if (blocks.length > 0) return drawBlocks(blocks, { ...place, use });
  const mark = edited && el('small', { class: 'quiet' }, ' (edited)');
  return el('div', { class: 'block', dir: 'auto' }, mrkdwn(text, place.world), mark);
}

function drawThread(replies, place) {
  const count = replies.length === 1 ? '1 reply' : `${replies.length} replies`;
  const drawn = replies.map((message) => drawMessage({ message, replies: [] }, place));
  return el(
    'details',
    { class: 'thread', 'data-part': 'thread', open: true },
    el('summary', {}, count),
    el('ol', {}, drawn),
  );
}

export function drawTime(ts, { timeZone }) {
  const at = new Date(Number(ts) * 1000);
  return el('time', { datetime: at.toISOString(), class: 'quiet' }, timeIn(at, timeZone));
}

/** Leads to the trace of the lead that the buttons of a message are about. */
function drawTraceButton({ blocks }, { traceLead }) {
  const leadId = /\\"lead\\":\\"([^"\\]+)\\"/.exec(JSON.stringify(blocks))?.[1];
  if (!leadId || !traceLead) return undefined;
  const label = 'Show the trace of this lead';
  const attributes = { type: 'button', class: 'trace-link', title: label, 'aria-label': label };
  return el('button', { ...attributes, onclick: () => traceLead(leadId) }, 'Trace');
}
