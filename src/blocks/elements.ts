import type {
  ActionsBlock,
  ActionsBlockElement,
  Button,
  ContextBlock,
  DividerBlock,
  HeaderBlock,
  KnownBlock,
  Overflow,
  PlainTextElement,
  PlainTextOption,
  SectionBlock,
} from '@slack/web-api';
import { type Slot, say } from '../words/say.ts';
import { type ButtonValue, encodeValue } from './button-value.ts';
import { LIMITS } from './limits.ts';
import { clip, cut, heard, lined, type SafeText } from './text.ts';

/** A message as Slack takes it; `text` is heard instead of the blocks. */
export interface Rendered {
  text: string;
  blocks: KnownBlock[];
}

export function rendered(text: SafeText, blocks: KnownBlock[]): Rendered {
  return { text: clip(heard(text), LIMITS.messageText).value || '–', blocks };
}

/** Text that Slack never formats: raw words go in, cleaned and cut. */
export function plain(raw: Slot, max: number): PlainTextElement {
  return { type: 'plain_text', text: cut(raw, max) || '–' };
}

export function header(text: Slot): HeaderBlock {
  return { type: 'header', text: plain(text, LIMITS.header) };
}

export function section(text: SafeText): SectionBlock {
  return { type: 'section', text: formatted(text, LIMITS.section) };
}

/** As few sections as hold the lines: escaping can make a line five times as long. */
export function sections(lines: readonly SafeText[]): SectionBlock[] {
  const groups: SafeText[] = [];
  for (const line of lines) {
    const last = groups.at(-1);
    const longer = last && lined(last, line);
    if (longer && longer.value.length <= LIMITS.section) groups[groups.length - 1] = longer;
    else groups.push(line);
  }
  return groups.map(section);
}

/** A line with one button or menu at its side; the id carries what a menu is about. */
export function row(text: SafeText, accessory: Button | Overflow, about?: ButtonValue) {
  const block: SectionBlock = { ...section(text), accessory };
  return about ? { ...block, block_id: encodeValue(about) } : block;
}

export function context(text: SafeText): ContextBlock {
  return { type: 'context', elements: [formatted(text, LIMITS.context)] };
}

export function divider(): DividerBlock {
  return { type: 'divider' };
}

export function actions(...elements: ActionsBlockElement[]): ActionsBlock {
  return { type: 'actions', elements };
}

/** Buttons and a menu at their end; the block's id carries what the menu is about. */
export function actionsAbout(about: ButtonValue, ...elements: ActionsBlockElement[]): ActionsBlock {
  return { ...actions(...elements), block_id: encodeValue(about) };
}

interface ButtonSpec {
  label: Slot;
  action: string;
  value?: ButtonValue;
  /** At most one on a surface. */
  primary?: boolean;
  /** For a screen reader: the label, for which voice control listens, and what it is about. */
  spoken?: Slot;
  /** Asked before anything happens, where a slip would be a pity. */
  confirm?: { title: Slot; text: Slot };
}

export function button(spec: ButtonSpec): Button {
  const { label, action, value, primary, spoken, confirm } = spec;
  return {
    type: 'button',
    action_id: action,
    text: plain(label, LIMITS.buttonLabel),
    ...(value && { value: encodeValue(value) }),
    ...(primary && { style: 'primary' as const }),
    ...(spoken && { accessibility_label: cut(spoken, LIMITS.spokenLabel) }),
    ...(confirm && {
      confirm: {
        title: plain(confirm.title, LIMITS.confirmTitle),
        text: plain(confirm.text, LIMITS.confirmText),
        confirm: plain(label, LIMITS.confirmButton),
        deny: plain(say`Cancel`, LIMITS.confirmButton),
      },
    }),
  };
}

/** A menu of verbs. A value is too short for long ids, so the row's id says what it is about. */
export function menu(action: string, choices: readonly { label: Slot; value: string }[]) {
  const element: Overflow = {
    type: 'overflow',
    action_id: action,
    options: choices.slice(0, LIMITS.overflow).map(option),
  };
  return element;
}

export function option(choice: { label: Slot; value: string; hint?: Slot | undefined }) {
  const made: PlainTextOption = {
    text: plain(choice.label, LIMITS.option),
    value: choice.value,
    ...(choice.hint && { description: plain(choice.hint, LIMITS.option) }),
  };
  return made;
}

/** `verbatim` keeps Slack from making links and mentions out of words. */
function formatted(text: SafeText, max: number) {
  return { type: 'mrkdwn' as const, text: clip(text, max).value || '–', verbatim: true };
}
