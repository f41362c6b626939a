import { checkBlocks } from '../../blocks/check-blocks.ts';
import type { Block, Option } from '../../blocks/content.ts';
import { elementsOf, optionsOf } from '../../blocks/inspect.ts';
import { accepted, asRecord } from '../../web-api/arguments.ts';
import type { Delivered } from '../courier.ts';
import { aboutMessage, aboutView, envelope } from '../payloads.ts';
import type { Screen } from '../screen.ts';

/** Where somebody types into an external select, and what. */
export type Typing = { actionId: string; typed: string } & (
  | { channel: string; ts: string }
  | { viewId: string }
);

/** Slack asks for options from the third character on, unless the app says otherwise. */
const defaultQueryLength = 3;

export function draftSuggestion(screen: Screen, userId: string, at: Typing) {
  const { workspace } = screen;
  const [blocks, place] =
    'viewId' in at ? viewPlace(screen, userId, at.viewId) : messagePlace(screen, at);
  return {
    type: 'block_suggestion',
    ...envelope(workspace, userId),
    ...place,
    ...askingElement(blocks, at),
    value: at.typed,
  };
}

/** The options of the app's answer, which Slack takes as it takes those of a static select. */
export function offeredBy({ status, body }: Delivered): Option[] {
  const { options, option_groups } = asRecord(body);
  const stated = options === undefined ? { option_groups } : { options };
  if (status !== 200) throw new Error(`The app offers no options; it answered ${status}.`);
  if (Array.isArray(options) && options.length === 0) return [];
  const select = { type: 'static_select', action_id: 'offered', ...stated };
  const checked = accepted(
    checkBlocks([{ type: 'actions', elements: [select] }]),
    'invalid_options',
  );
  return checked.flatMap(elementsOf).flatMap(optionsOf);
}

function messagePlace(screen: Screen, at: { channel: string; ts: string }) {
  const message = screen.message(at);
  return [message.blocks, aboutMessage(screen.workspace, message)] as const;
}

function viewPlace(screen: Screen, userId: string, viewId: string) {
  const view = screen.view(userId, viewId);
  return [view.content.blocks, aboutView(screen.workspace, view)] as const;
}

function askingElement(blocks: Block[], { actionId, typed }: Typing) {
  for (const block of blocks) {
    const element = elementsOf(block).find((each) => each.action_id === actionId);
    if (!element) continue;
    const { min_query_length: least }: Record<string, unknown> = { ...element };
    const { type } = element;
    if (!type.endsWith('external_select')) throw new Error(`"${actionId}" is a ${type}.`);
    const needed = typeof least === 'number' ? least : defaultQueryLength;
    if (typed.length < needed) throw new Error(`"${actionId}" asks from ${needed} characters on.`);
    return { block_id: block.block_id ?? '', action_id: actionId };
  }
  throw new Error(`There is no "${actionId}" to type into.`);
}
