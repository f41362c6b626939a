import type { Block, Element, Option } from '../blocks/content.ts';
import { elementsOf } from '../blocks/inspect.ts';
import type { Directory } from '../state/directory.ts';
import { type Given, hold } from '../state/entries/values.ts';
import type { Held, Values } from '../state/model.ts';
import { namedById } from './elements/named-by-id.ts';

/** Which element was used; `value` is a button's own value, a picked option or typed text. */
export interface Target {
  actionId: string;
  blockId?: string;
  value?: Given;
  /** What an external select offers, as the app answered `suggest`. */
  offered?: Option[];
}

export interface Acted {
  blockId: string;
  actionId: string;
  held: Held;
  /** What Slack repeats of the element itself, such as its placeholder. */
  repeated: Record<string, unknown>;
  keepsState: boolean;
  asksFirst: boolean;
}

/** What using `target` does; throws with what there is to use when there is no such element. */
export function act(directory: Directory, blocks: Block[], target: Target): Acted {
  const all = blocks.flatMap((block) => elementsOf(block).map((element) => ({ block, element })));
  const found = all.find(({ block, element }) => isMeant(block, element, target));
  if (!found) throw new Error(nothingToUse(all, target));
  const { block, element } = found;
  if (block.type === 'input' && !block.dispatch_action) throw new Error(sendsNothing(element));
  const given = namedById(directory, element, target.value ?? null);
  return {
    blockId: block.block_id ?? '',
    actionId: element.action_id ?? '',
    held: element.type === 'button' ? pressed(element) : hold(element, given, target.offered),
    repeated: repeatedOf(element),
    keepsState: element.type !== 'button' && element.type !== 'overflow',
    asksFirst: 'confirm' in element && element.confirm !== undefined,
  };
}

/** The entry of `actions` in a `block_actions` payload. */
export function actionEntry({ blockId, actionId, held, repeated }: Acted, ts: string) {
  return { ...repeated, ...held, block_id: blockId, action_id: actionId, action_ts: ts };
}

/** `values` with what was just done in it. */
export function withHeld(values: Values, { blockId, actionId, held, keepsState }: Acted): Values {
  if (!keepsState) return values;
  return { ...values, [blockId]: { ...values[blockId], [actionId]: held } };
}

function pressed({ type, text, value, style }: Element & { type: 'button' }): Held {
  return { type, text, ...(value !== undefined && { value }), ...(style && { style }) };
}

const repeatedKeys = /^(placeholder|confirm|url|min_query_length|initial_\w+)$/;

function repeatedOf(element: Element): Record<string, unknown> {
  return Object.fromEntries(Object.entries(element).filter(([key]) => repeatedKeys.test(key)));
}

function isMeant(block: Block, element: Element, target: Target): boolean {
  if (element.action_id !== target.actionId) return false;
  if (target.blockId !== undefined && block.block_id !== target.blockId) return false;
  const named = element.type === 'button' && target.value !== undefined;
  return !named || element.value === target.value;
}

function nothingToUse(all: { element: Element }[], { actionId, blockId, value }: Target): string {
  const there = all.map(({ element }) => element.action_id).join(', ') || 'nothing';
  const target = JSON.stringify({ actionId, blockId, value });
  return `There is no ${target} to use here; there is ${there}.`;
}

function sendsNothing({ action_id: id }: Element): string {
  return `"${id}" tells the app nothing before the form is sent, as its input has no dispatch_action.`;
}
