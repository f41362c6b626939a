import type { Block, Element } from '../../blocks/content.ts';
import { type Choice, choicesOf, elementsOf, textsOf } from '../../blocks/inspect.ts';
import { asRecord } from '../../web-api/arguments.ts';
import type { Target } from '../actions.ts';

/** What the eye reads, with and without the mrkdwn marks. */
export function readOut(texts: string[]): string {
  const raw = texts.join('\n');
  return `${raw}\n${raw.replaceAll(/[*_~`]/g, '')}`;
}

/** The blocks that say `wanted` themselves or stand behind one that does. */
export function rowsOf(blocks: Block[], wanted: RegExp | undefined): Block[] {
  if (wanted === undefined) return blocks;
  return blocks.filter((block, i) =>
    wanted.test(readOut([blocks[i - 1] ?? block, block].flatMap(textsOf))),
  );
}

/** The button or option of that label, or else the element of that action id. */
export function pressable(blocks: Block[], what: string): Target | undefined {
  const choices = choicesOf(blocks);
  const choice =
    choices.find(({ label }) => label === what) ??
    choices.find(({ element }) => element.action_id === what);
  return choice && targetOf(choice);
}

/** A select, picker or input, and where it stands. */
export interface Field {
  element: Element;
  target: Target;
}

/** The field of that label, placeholder or action id. */
export function fieldIn(blocks: Block[], what: string): Field | undefined {
  for (const block of blocks) {
    const element = elementsOf(block).find((each) => isField(block, each, what));
    if (element) return { element, target: targetOf({ block, element }) };
  }
  return undefined;
}

function isField(block: Block, element: Element, what: string): boolean {
  if (element.type === 'button') return false;
  const label = block.type === 'input' ? block.label.text : undefined;
  const placeholder = asRecord(asRecord(element).placeholder).text;
  return [label, placeholder, element.action_id].some((name) => name === what);
}

function targetOf(spot: Pick<Choice, 'block' | 'element'> & { value?: string | undefined }) {
  const { block, element, value } = spot;
  return {
    actionId: element.action_id ?? '',
    blockId: block.block_id ?? '',
    ...(value !== undefined && { value }),
  };
}
