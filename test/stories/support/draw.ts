import type { Block, Element, ViewContent } from '../../../src/sandbox/slack/blocks/content.ts';
import { elementsOf, optionsOf, textsOf } from '../../../src/sandbox/slack/blocks/inspect.ts';

const TOKENS: [RegExp, (...parts: string[]) => string][] = [
  [/<!date\^[^|>]*\|([^>]*)>/g, (_, fallback = '') => fallback],
  [/<[^|>]*\|([^>]*)>/g, (_, label = '') => label],
  [/&lt;/g, () => '<'],
  [/&gt;/g, () => '>'],
  [/&amp;/g, () => '&'],
];

/** Text as it is read aloud, on one line. */
export function spoken(text: string): string {
  const plain = TOKENS.reduce((said, [token, read]) => said.replace(token, read), text);
  return plain.trim().replace(/\s*\n\s*/g, ' / ');
}

/** `[Claim] [Decline] [More: Why me? | …]`: all that can be pressed or filled in. */
export function buttonsOf(blocks: Block[]): string {
  return blocks.flatMap(elementsOf).map(drawElement).join(' ');
}

function drawElement(element: Element): string {
  if (element.type === 'button') return `[${spoken(element.text.text)}]`;
  const options = optionsOf(element).map(({ text }) => spoken(text.text));
  if (options.length > 0) return `[${options.join(' | ')}]`;
  return `[${element.type}]`;
}

/** What the blocks say beside what can be pressed, a block a line. */
export function saidBy(blocks: Block[]): string[] {
  return blocks.flatMap((block) => {
    const labels = elementsOf(block).flatMap((one) =>
      one.type === 'button' ? [one.text.text] : optionsOf(one).map(({ text }) => text.text),
    );
    const said = textsOf(block).filter((text) => text !== '' && !labels.includes(text));
    return said.length > 0 ? [said.map(spoken).join(' / ')] : [];
  });
}

/** A form or Home: its title, then each block with what can be pressed in it. */
export function drawView(content: ViewContent): string {
  const title = content.type === 'modal' ? [content.title.text] : [];
  const rows = content.blocks.flatMap((block) => {
    const row = [...saidBy([block]), buttonsOf([block])].filter(Boolean).join(' ');
    return row === '' ? [] : [row];
  });
  const submit = content.type === 'modal' && content.submit ? [`[${content.submit.text}]`] : [];
  return [...title, ...rows, ...submit].join('\n');
}
