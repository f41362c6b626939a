import type { Block, Element, Option, TextObject } from './content.ts';

/** The interactive elements of a block, wherever Slack lets them stand. */
export const elementsOf = (block: Block): Element[] =>
  elementPlaces(block).map(({ element }) => element);

/** The interactive elements of a block, each with its path in the block: `elements/0`. */
export function elementPlaces(block: Block): { element: Element; path: string }[] {
  switch (block.type) {
    case 'actions':
    case 'context_actions':
      return block.elements.map((element, i) => ({ element, path: `elements/${i}` }));
    case 'card':
      return (block.actions ?? []).map((element, i) => ({ element, path: `actions/${i}` }));
    case 'input':
      return [{ element: block.element, path: 'element' }];
    case 'section': {
      const { accessory } = block;
      if (!accessory || accessory.type === 'image') return [];
      return [{ element: accessory, path: 'accessory' }];
    }
    default:
      return [];
  }
}

/** A block and the blocks inside it, each with its JSON pointer. */
export function blocksWithin(block: Block, pointer: string): { block: Block; pointer: string }[] {
  const own = { block, pointer };
  if (block.type === 'container') {
    const inside = block.child_blocks.map((child, i) => ({
      block: child,
      pointer: `${pointer}/child_blocks/${i}`,
    }));
    return [own, ...inside];
  }
  if (block.type !== 'carousel') return [own];
  const cards = block.elements.map((card, i) => ({
    block: card,
    pointer: `${pointer}/elements/${i}`,
  }));
  return [own, ...cards];
}

/** The options of a select, radio group, checkbox group or overflow menu. */
export function optionsOf(element: Element): Option[] {
  switch (element.type) {
    case 'overflow':
    case 'radio_buttons':
    case 'checkboxes':
      return element.options;
    case 'static_select':
    case 'multi_static_select':
      return element.options ?? (element.option_groups ?? []).flatMap((group) => group.options);
    default:
      return [];
  }
}

/** Gives every block and element the id Slack gives it when the app named none. */
export function withIds(blocks: Block[], newId: () => string): Block[] {
  const copy = structuredClone(blocks);
  for (const block of copy) {
    block.block_id ??= newId();
    for (const element of elementsOf(block)) element.action_id ??= newId();
  }
  return copy;
}

/** One thing a person can press: a button, or one option of a menu. */
export interface Choice {
  block: Block;
  element: Element;
  label: string;
  value: string | undefined;
}

export function choicesOf(blocks: Block[]): Choice[] {
  return blocks.flatMap((block) =>
    elementsOf(block).flatMap((element): Choice[] => {
      if (element.type === 'button') {
        return [{ block, element, label: element.text.text, value: element.value }];
      }
      const options = optionsOf(element);
      if (options.length === 0) return [{ block, element, label: '', value: undefined }];
      return options.map(({ text, value }) => ({ block, element, label: text.text, value }));
    }),
  );
}

/** Everything a block says, a line a text, as the app wrote it. */
export function textsOf(block: Block): string[] {
  const labels = choicesOf([block]).map((choice) => choice.label);
  switch (block.type) {
    case 'section':
      return [...said(block.text), ...(block.fields ?? []).flatMap(said), ...labels];
    case 'header':
      return said(block.text);
    case 'context':
      return block.elements.map((part) => (part.type === 'image' ? part.alt_text : part.text));
    case 'input':
      return [...said(block.label), ...said(block.hint), ...labels];
    case 'actions':
    case 'context_actions':
      return labels;
    default:
      return textsIn(block);
  }
}

const said = (text: TextObject | undefined) => (text ? [text.text] : []);

/** Whatever stands under `text` in a block that Baton does not build, in its order. */
function textsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, below]): string[] =>
    key === 'text' && typeof below === 'string' ? [below] : textsIn(below),
  );
}
