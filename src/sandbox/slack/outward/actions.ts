import type { Block, Element } from '../blocks/content.ts';
import { elementsOf } from '../blocks/inspect.ts';
import type { Held, Values } from '../state/model.ts';
import { type Given, hold } from '../state/values.ts';

/** Which element was used; `value` is a button's own value, a picked option or typed text. */
export interface Target {
  actionId: string;
  blockId?: string;
  value?: Given;
}

export interface Acted {
  blockId: string;
  actionId: string;
  held: Held;
  keepsState: boolean;
}

/** What using `target` does; throws with what there is to use when there is no such element. */
export function act(blocks: Block[], target: Target): Acted {
  const all = blocks.flatMap((block) => elementsOf(block).map((element) => ({ block, element })));
  const found = all.find(({ block, element }) => isMeant(block, element, target));
  if (!found)
    throw new Error(
      nothingToUse(
        all.map(({ element }) => element),
        target,
      ),
    );
  const { block, element } = found;
  const names = { blockId: block.block_id ?? '', actionId: element.action_id ?? '' };
  if (element.type !== 'button') {
    const held = hold(element, target.value ?? null);
    return { ...names, held, keepsState: element.type !== 'overflow' };
  }
  const { type, text, value, style } = element;
  const held = { type, text, ...(value !== undefined && { value }), ...(style && { style }) };
  return { ...names, held, keepsState: false };
}

/** The entry of `actions` in a `block_actions` payload. */
export function actionEntry({ blockId, actionId, held }: Acted, ts: string) {
  return { ...held, block_id: blockId, action_id: actionId, action_ts: ts };
}

/** `values` with what was just done in it. */
export function withHeld(values: Values, { blockId, actionId, held, keepsState }: Acted): Values {
  if (!keepsState) return values;
  return { ...values, [blockId]: { ...values[blockId], [actionId]: held } };
}

function isMeant(block: Block, element: Element, target: Target): boolean {
  if (element.action_id !== target.actionId) return false;
  if (target.blockId !== undefined && block.block_id !== target.blockId) return false;
  const named = element.type === 'button' && target.value !== undefined;
  return !named || element.value === target.value;
}

function nothingToUse(elements: Element[], target: Target): string {
  const known = elements.map((element) => element.action_id).join(', ') || 'nothing';
  return `There is no ${JSON.stringify(target)} to use here; there is ${known}.`;
}
