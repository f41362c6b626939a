import type { Block } from './block-schema.ts';
import type { Element } from './elements.ts';
import type { Option, TextObject } from './objects.ts';

/** The interactive elements of a block, wherever Slack lets them stand. */
export function elementsOf(block: Block): Element[] {
  if (block.type === 'actions') return block.elements;
  if (block.type === 'input') return [block.element];
  if (block.type === 'section' && block.accessory && block.accessory.type !== 'image') {
    return [block.accessory];
  }
  return [];
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
  if (block.type === 'section') {
    return [...said(block.text), ...(block.fields ?? []).flatMap(said), ...labels];
  }
  if (block.type === 'header') return said(block.text);
  if (block.type === 'context') {
    return block.elements.map((part) => (part.type === 'image' ? part.alt_text : part.text));
  }
  if (block.type === 'input') return [...said(block.label), ...said(block.hint), ...labels];
  return labels;
}

const said = (text: TextObject | undefined) => (text ? [text.text] : []);
