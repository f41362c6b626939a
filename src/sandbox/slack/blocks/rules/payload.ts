import type { Block, ViewContent } from '../content.ts';
import { broken, type Fault, missing } from '../fault.ts';
import { blocksWithin, elementsOf } from '../inspect.ts';
import { brokenByBlock } from './block.ts';
import { repeated } from './repeated.ts';
import { notAllowedOn, type Surface } from './surfaces.ts';

const longestMarkdown = 12_000;

/** What is wrong between the parts of a message, each of which is right by itself. */
export const brokenByMessage = (blocks: Block[], at: string): Fault[] =>
  brokenByPayload(blocks, 'message', at);

/** What is wrong between the parts of a view. */
export function brokenByView(view: ViewContent, at: string): Fault[] {
  const faults = brokenByPayload(view.blocks, view.type, `${at}/blocks`);
  const needsSubmit = view.type === 'modal' && !view.submit;
  const hasInput = view.blocks.some((block) => block.type === 'input');
  return needsSubmit && hasInput ? [...faults, missing('submit', at)] : faults;
}

function brokenByPayload(blocks: Block[], surface: Surface, at: string): Fault[] {
  const placed = blocks.flatMap((block, i) => blocksWithin(block, `${at}/${i}`));
  const ids = placed.map(({ block, pointer }) => ({
    id: block.block_id,
    pointer: `${pointer}/block_id`,
  }));
  return [
    ...repeated('block_id', ids),
    ...blocks.flatMap((block, i) => notAllowedOn(surface, block, `${at}/${i}`)),
    ...placed.flatMap(({ block, pointer }) => brokenByBlock(block, pointer)),
    ...secondTable(blocks, at),
    ...tooMuchMarkdown(blocks, at),
    ...secondFocus(blocks, at),
  ];
}

function secondTable(blocks: Block[], at: string): Fault[] {
  const tables = blocks.flatMap(({ type }, i) => (type === 'table' ? [i] : []));
  return tables.slice(1).map((i) => broken('only one table allowed', `${at}/${i}`));
}

function tooMuchMarkdown(blocks: Block[], at: string): Fault[] {
  const lengths = blocks.map((block) => (block.type === 'markdown' ? block.text.length : 0));
  const length = lengths.reduce((sum, next) => sum + next, 0);
  if (length <= longestMarkdown) return [];
  const message = `markdown blocks must be less than ${longestMarkdown + 1} characters together`;
  return [broken(message, at)];
}

function secondFocus(blocks: Block[], at: string): Fault[] {
  const focused = blocks
    .flatMap(elementsOf)
    .filter((element) => 'focus_on_load' in element && element.focus_on_load);
  return focused.length > 1 ? [broken('only one element may have focus_on_load', at)] : [];
}
