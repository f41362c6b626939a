import type { Block, Element, Option } from '../blocks/content.ts';
import { elementsOf } from '../blocks/inspect.ts';
import type { Directory } from '../state/directory.ts';
import { type Given, hold } from '../state/entries/values.ts';
import type { Values, View } from '../state/model.ts';
import { namedById } from './elements/named-by-id.ts';

/**
 * What a person entered: by block id and action id, or where the block has one element by its
 * block id, label or action id. A select takes the value or the label of an option, or the id or
 * the name of a person or channel.
 */
export type Entries = Record<string, Given | Record<string, Given>>;

/** What the app offered for what was typed into an external select, by action id. */
export type Offered = ReadonlyMap<string, Option[]>;

/** What of it was typed into external selects, whose options only the app knows. */
export function typedInto(view: View, entries: Entries): { actionId: string; typed: string }[] {
  return Object.entries(entries).flatMap(([name, entry]) => {
    const elements = view.content.blocks.filter((each) => isCalled(each, name)).flatMap(elementsOf);
    return Object.entries(byAction(entry, elements)).flatMap(([actionId, given]) => {
      const { type = '' } = elements.find((each) => each.action_id === actionId) ?? {};
      const words = type.endsWith('external_select') ? [given ?? []].flat() : [];
      return words.map((typed) => ({ actionId, typed }));
    });
  });
}

export function fillIn(
  directory: Directory,
  view: View,
  entries: Entries,
  offered: Offered = new Map(),
): Values {
  const values = structuredClone(view.values);
  for (const [name, entry] of Object.entries(entries)) {
    const block = view.content.blocks.find((each) => isCalled(each, name));
    const elements = block ? elementsOf(block) : [];
    for (const [actionId, given] of Object.entries(byAction(entry, elements))) {
      const element = elements.find((each) => each.action_id === actionId);
      if (!block || !element) throw new Error(noInput(view, name, actionId));
      const blockId = block.block_id ?? '';
      const held = hold(element, namedById(directory, element, given), offered.get(actionId));
      values[blockId] = { ...values[blockId], [actionId]: held };
    }
  }
  return values;
}

function isCalled(block: Block, name: string): boolean {
  if (block.block_id === name) return true;
  if (block.type !== 'input') return false;
  return block.label.text === name || block.element.action_id === name;
}

function byAction(entry: Entries[string], [only]: Element[]): Record<string, Given> {
  const isPlain = entry === null || typeof entry === 'string' || Array.isArray(entry);
  return isPlain ? { [only?.action_id ?? '']: entry } : entry;
}

function noInput(view: View, name: string, actionId: string): string {
  const inputs = view.content.blocks.filter((block) => block.type === 'input');
  const there = inputs.map((block) => `${block.block_id} (${block.label.text})`).join(', ');
  return `The modal has no input "${name}" "${actionId}"; there is ${there || 'none'}.`;
}
