import { el } from '../shared/dom.js';
import { withEmoji } from '../words/emoji.js';
import { decode } from '../words/entities.js';
import { mrkdwn } from '../words/mrkdwn.js';

export function drawRichText({ elements }, { world }) {
  return el(
    'div',
    { dir: 'auto' },
    elements.map((part) => drawPart(part, world)),
  );
}

function drawPart(part, world) {
  const inside = () => part.elements.map((one) => drawLeaf(one, world));
  switch (part.type) {
    case 'rich_text_list': {
      const items = part.elements.map((item) => el('li', {}, drawPart(item, world)));
      return el(part.style === 'ordered' ? 'ol' : 'ul', { class: 'bullets' }, items);
    }
    case 'rich_text_quote':
      return el('blockquote', {}, inside());
    case 'rich_text_preformatted':
      return el('pre', {}, inside());
    default:
      return el('div', { class: 'as-written' }, inside());
  }
}

/** References are said as mrkdwn says them, so that both read the same. */
function drawLeaf(leaf, world) {
  const { type, text = '', style = {} } = leaf;
  if (type === 'link') return mrkdwn(`<${leaf.url}|${text || leaf.url}>`, world);
  if (type === 'user') return mrkdwn(`<@${leaf.user_id}>`, world);
  if (type === 'channel') return mrkdwn(`<#${leaf.channel_id}>`, world);
  if (type === 'broadcast') return mrkdwn(`<!${leaf.range}>`, world);
  if (type === 'emoji') return withEmoji(`:${leaf.name}:`);
  if (type === 'date') {
    return mrkdwn(`<!date^${leaf.timestamp}^${leaf.format}|${leaf.fallback ?? ''}>`, world);
  }
  if (type !== 'text') return `(${type})`;
  const tags = Object.entries({ bold: 'strong', italic: 'em', strike: 's', code: 'code' });
  return tags
    .filter(([name]) => style[name])
    .reduce((node, [, tag]) => el(tag, {}, node), decode(text));
}
