import type { Element } from '../../blocks/content.ts';
import { isEmpty } from '../../state/entries/values.ts';
import type { Held, View } from '../../state/model.ts';

const required = 'Please complete this required field.';

/** What an element says about itself, as far as it limits what goes in. */
type Limits = Record<string, unknown>;

/** Why Slack's client would not send the form yet, by block id. */
export function formFaults({ content, values }: View): Record<string, string> {
  const faults = content.blocks.flatMap((block): [string, string][] => {
    if (block.type !== 'input') return [];
    const blockId = block.block_id ?? '';
    const held = values[blockId]?.[block.element.action_id ?? ''];
    const fault = isEmpty(held) ? !block.optional && required : faultIn(block.element, held);
    return fault ? [[blockId, fault]] : [];
  });
  return Object.fromEntries(faults);
}

function faultIn(element: Element, held: Held | undefined): string | undefined {
  const { type, ...rest } = held ?? { type: '' };
  const [entry] = Object.values(rest);
  const limits: Limits = { ...element };
  if (Array.isArray(entry)) return tooMany(entry, limits);
  const check = checks[type];
  return typeof entry === 'string' ? check?.(entry, limits) : undefined;
}

const checks: Record<string, (entry: string, limits: Limits) => string | undefined> = {
  plain_text_input: faultOfLength,
  number_input: faultOfNumber,
  email_text_input: (entry) =>
    /^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(entry) ? undefined : 'Please enter an email address.',
  url_text_input: (entry) =>
    /^https?:\/\/[^\s/]+/.test(entry) && URL.canParse(entry)
      ? undefined
      : 'Please enter an address that starts with https:// or http://.',
};

function faultOfLength(entry: string, limits: Limits): string | undefined {
  const [least, most] = [bound(limits.min_length), bound(limits.max_length)];
  if (least !== undefined && entry.length < least) {
    return `Please enter at least ${least} characters.`;
  }
  if (most === undefined || entry.length <= most) return undefined;
  return `Please enter at most ${most} characters.`;
}

function faultOfNumber(entry: string, limits: Limits): string | undefined {
  const isWhole = /^-?\d+$/.test(entry);
  if (!isWhole && !/^-?\d*\.\d+$/.test(entry)) return 'Please enter a number.';
  if (!isWhole && limits.is_decimal_allowed !== true) return 'Please enter a whole number.';
  const [least, most] = [bound(limits.min_value), bound(limits.max_value)];
  if (least !== undefined && Number(entry) < least) return `Please enter ${least} or more.`;
  if (most !== undefined && Number(entry) > most) return `Please enter ${most} or less.`;
  return undefined;
}

function tooMany(chosen: unknown[], limits: Limits): string | undefined {
  const most = bound(limits.max_selected_items) ?? bound(limits.max_files);
  if (most === undefined || chosen.length <= most) return undefined;
  return `Please choose at most ${most}.`;
}

/** Slack takes the bounds of a number as text. */
function bound(limit: unknown): number | undefined {
  return limit === undefined ? undefined : Number(limit);
}
