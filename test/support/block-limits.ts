import type { HomeView, KnownBlock, ModalView } from '@slack/web-api';

/**
 * What Slack refuses in the blocks we use, written down from its documentation and apart from the
 * constants of the code under test. Each check returns faults; empty means Slack would accept.
 */

type Surface = 'message' | 'modal' | 'home';
type Json = Record<string, unknown>;

const MAX_BLOCKS = { message: 50, modal: 100, home: 100 } as const;
const KNOWN = ['header', 'section', 'context', 'divider', 'actions', 'input'];
/** Longest text by the key it stands under; `text` of a block or an element is told apart below. */
const MAX_TEXT: Record<string, number> = {
  title: 24,
  submit: 24,
  close: 24,
  label: 2000,
  hint: 2000,
  placeholder: 150,
  description: 75,
};
const MAX_OWN_TEXT: Record<string, number> = { header: 150, section: 3000, button: 75 };
const MAX_STRING: Record<string, number> = {
  action_id: 255,
  block_id: 255,
  callback_id: 255,
  private_metadata: 3000,
  accessibility_label: 75,
};

export function messageFaults(message: { text: string; blocks: KnownBlock[] }): string[] {
  const length = message.text.length;
  return [
    ...(length === 0 || length > 4000 ? [`text has ${length} characters`] : []),
    ...blockFaults(message.blocks, 'message'),
  ];
}

export function viewFaults(view: ModalView | HomeView): string[] {
  const needsSubmit = view.blocks.some((block) => block.type === 'input');
  return [
    ...(view.type === 'modal' && needsSubmit && !view.submit ? ['inputs need submit'] : []),
    ...(JSON.stringify(view).length > 250_000 ? ['view_too_large'] : []),
    ...walk(view as unknown as Json, '').filter((fault) => !fault.startsWith('/blocks')),
    ...blockFaults(view.blocks as KnownBlock[], view.type),
  ];
}

function blockFaults(blocks: KnownBlock[], surface: Surface): string[] {
  const ids = blocks.flatMap((block) => ('block_id' in block ? [block.block_id] : []));
  const primaries = JSON.stringify(blocks).split('"style":"primary"').length - 1;
  return [
    ...(blocks.length === 0 ? ['no blocks'] : []),
    ...(blocks.length > MAX_BLOCKS[surface] ? [`${blocks.length} blocks`] : []),
    ...(new Set(ids).size < ids.length ? ['a block_id twice'] : []),
    ...(primaries > 1 ? [`${primaries} primary buttons`] : []),
    ...blocks.flatMap((block, i) => oneBlock(block as unknown as Json, `/${i}`)),
  ];
}

function oneBlock(block: Json, at: string): string[] {
  const elements = Array.isArray(block.elements) ? (block.elements as Json[]) : [];
  const actions = elements.flatMap((one) => (one.action_id ? [one.action_id] : []));
  const max = block.type === 'actions' ? 25 : 10;
  return [
    ...(KNOWN.includes(String(block.type)) ? [] : [`${at} type ${String(block.type)}`]),
    ...(elements.length > max ? [`${at} ${elements.length} elements`] : []),
    ...(new Set(actions).size < actions.length ? [`${at} an action_id twice`] : []),
    ...walk(block, at),
  ];
}

function walk(node: Json, at: string): string[] {
  return Object.entries(node).flatMap(([key, value]) => {
    const here = `${at}/${key}`;
    if (typeof value === 'string') return stringFaults(node, key, value).map((f) => here + f);
    if (Array.isArray(value))
      return [
        ...listFaults(node, key, value).map((f) => here + f),
        ...value.flatMap((one, i) => walk(one as Json, `${here}/${i}`)),
      ];
    if (typeof value !== 'object' || value === null) return [];
    const { text } = value as Json;
    const length = typeof text === 'string' ? text.length : 0;
    const max = textLimit(node, key);
    const tooLong = max !== undefined && length > max ? [`${here} has ${length} characters`] : [];
    return [...tooLong, ...walk(value as Json, here)];
  });
}

function textLimit(node: Json, key: string): number | undefined {
  if (key !== 'text') return MAX_TEXT[key];
  return 'value' in node && !('type' in node) ? 75 : MAX_OWN_TEXT[String(node.type)];
}

function stringFaults(node: Json, key: string, value: string): string[] {
  const valueLimit = node.type === 'button' ? 2000 : 75;
  const max = key === 'value' ? valueLimit : (MAX_STRING[key] ?? 3000);
  return [
    ...(value.length > max ? [` has ${value.length} characters`] : []),
    ...(value.length === 0 ? [' is empty'] : []),
  ];
}

function listFaults(node: Json, key: string, value: unknown[]): string[] {
  if (key !== 'options') return [];
  const max = node.type === 'overflow' ? 5 : 100;
  return value.length < 1 || value.length > max ? [` has ${value.length} options`] : [];
}
