import { elementsOf } from '../blocks/inspect.ts';
import type { Values, View } from '../state/model.ts';
import { type Given, hold, isEmpty } from '../state/values.ts';

/**
 * What a person entered: by block id and action id, or by block id alone where the block has one
 * element. A select takes the value or the label of an option.
 */
export type Entries = Record<string, Given | Record<string, Given>>;

const required = 'Please complete this required field.';

export function fillIn(view: View, entries: Entries): Values {
  const values = structuredClone(view.values);
  for (const [blockId, entry] of Object.entries(entries)) {
    const block = view.content.blocks.find((each) => each.block_id === blockId);
    const elements = block ? elementsOf(block) : [];
    const only = elements[0]?.action_id ?? '';
    const isPlain = entry === null || typeof entry === 'string' || Array.isArray(entry);
    for (const [actionId, given] of Object.entries(isPlain ? { [only]: entry } : entry)) {
      const element = elements.find((each) => each.action_id === actionId);
      if (!element) throw new Error(`The modal has no input "${blockId}" "${actionId}".`);
      values[blockId] = { ...values[blockId], [actionId]: hold(element, given) };
    }
  }
  return values;
}

/** Slack's client does not send a form whose required inputs are empty. */
export function missingInputs(view: View): Record<string, string> {
  const missing = view.content.blocks.flatMap((block) => {
    if (block.type !== 'input' || block.optional) return [];
    const blockId = block.block_id ?? '';
    const held = view.values[blockId]?.[block.element.action_id ?? ''];
    return isEmpty(held) ? [[blockId, required]] : [];
  });
  return Object.fromEntries(missing);
}
