import type { HomeView, KnownBlock, ModalView } from '@slack/web-api';

/**
 * What we keep to although Slack would take more, or says it elsewhere than in its types: a message
 * that can be read aloud, blocks that every workspace has, one button that stands out, nothing
 * empty. Each check returns faults; empty means all is well.
 */

const oldBlocks = ['header', 'section', 'context', 'divider', 'actions', 'input'];
const longestText = 4000;
const largestView = 250_000;

export function messageFaults(message: { text: string; blocks: KnownBlock[] }): string[] {
  const { length } = message.text;
  return [
    ...(length === 0 || length > longestText ? [`text has ${length} characters`] : []),
    ...blockFaults(message.blocks),
  ];
}

export function viewFaults(view: ModalView | HomeView): string[] {
  const isTooLarge = JSON.stringify(view).length > largestView;
  return [...(isTooLarge ? ['view_too_large'] : []), ...blockFaults(view.blocks)];
}

function blockFaults(blocks: { type: string }[]): string[] {
  const primaries = JSON.stringify(blocks).split('"style":"primary"').length - 1;
  const others = blocks.map(({ type }) => type).filter((type) => !oldBlocks.includes(type));
  return [
    ...(blocks.length === 0 ? ['no blocks'] : []),
    ...(primaries > 1 ? [`${primaries} primary buttons`] : []),
    ...others.map((type) => `a block of type ${type}`),
    ...misnamed(blocks),
    ...emptyTexts(blocks, '').map((at) => `${at} is empty`),
  ];
}

/** Whoever speaks to a computer says what is written on the button. */
function misnamed(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const { accessibility_label: spoken, text } = value as Record<string, unknown>;
  const label =
    typeof text === 'object' && text !== null && 'text' in text ? String(text.text) : '';
  const isWrong = typeof spoken === 'string' && !spoken.startsWith(label);
  return [
    ...(isWrong ? [`“${label}” is spoken as “${spoken}”`] : []),
    ...Object.values(value).flatMap(misnamed),
  ];
}

function emptyTexts(value: unknown, at: string): string[] {
  if (value === '') return [at];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, below]) => emptyTexts(below, `${at}/${key}`));
}
