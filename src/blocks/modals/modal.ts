import type {
  InputBlock,
  KnownBlock,
  ModalView,
  PlainTextElement,
  PlainTextOption,
} from '@slack/web-api';
import { type Slot, say } from '../../words/say.ts';
import { type ButtonValue, encodeValue } from '../button-value.ts';
import { plain } from '../elements.ts';
import { LIMITS } from '../limits.ts';

/** What Slack shows under a reason or its note that is left out. */
export const REASON_ERRORS = {
  noReason: say`Pick a reason.`,
  noNote: say`Say in a few words why.`,
} as const;

interface ModalSpec {
  callback: string;
  title: Slot;
  blocks: KnownBlock[];
  close: Slot;
  /** Left out, the modal only tells. */
  submit?: Slot;
  about?: ButtonValue;
}

export function modal(spec: ModalSpec): ModalView {
  return {
    type: 'modal',
    callback_id: spec.callback,
    title: plain(spec.title, LIMITS.modalTitle),
    close: plain(spec.close, LIMITS.modalButton),
    ...(spec.submit && { submit: plain(spec.submit, LIMITS.modalButton) }),
    ...(spec.about && { private_metadata: encodeValue(spec.about) }),
    blocks: spec.blocks.slice(0, LIMITS.viewBlocks),
  };
}

interface FieldSpec {
  field: string;
  label: Slot;
  hint?: Slot;
  optional?: boolean;
}

interface SelectSpec extends FieldSpec {
  placeholder: Slot;
  /** The value of the option that is picked already. */
  initial?: string;
}

/** Beyond a hundred options they come in groups, each with a label of its own. */
export function selectInput(
  spec: SelectSpec,
  options: PlainTextOption[] | OptionGroup[],
): InputBlock {
  const initial = options.flatMap(optionsIn).find(({ value }) => value === spec.initial);
  return {
    ...input(spec),
    element: {
      type: 'static_select',
      action_id: spec.field,
      placeholder: plain(spec.placeholder, LIMITS.placeholder),
      ...choices(options),
      ...(initial && spec.initial !== undefined && { initial_option: initial }),
    },
  };
}

/** Asks the app for options as somebody types, and for the first of them before that. */
export function searchInput(
  spec: FieldSpec & { placeholder: Slot; initial?: PlainTextOption },
): InputBlock {
  return {
    ...input(spec),
    element: {
      type: 'external_select',
      action_id: spec.field,
      placeholder: plain(spec.placeholder, LIMITS.placeholder),
      min_query_length: 0,
      ...(spec.initial && { initial_option: spec.initial }),
    },
  };
}

/** Any number of them, or none. */
export function multiSelectInput(spec: SelectSpec, options: PlainTextOption[]): InputBlock {
  return {
    ...input({ ...spec, optional: true }),
    element: {
      type: 'multi_static_select',
      action_id: spec.field,
      placeholder: plain(spec.placeholder, LIMITS.placeholder),
      ...choices(inGroups(say`People`, options)),
    },
  };
}

export interface OptionGroup {
  label: PlainTextElement;
  options: PlainTextOption[];
}

/** `Rules 1–100`, `Rules 101–200`: a group holds a hundred options, and Slack searches in all. */
export function inGroups(label: Slot, options: PlainTextOption[]): OptionGroup[] {
  const groups: OptionGroup[] = [];
  for (let from = 0; from < options.length; from += LIMITS.options) {
    const some = options.slice(from, from + LIMITS.options);
    const range = say`${label} ${from + 1}–${from + some.length}`;
    const isSplit = options.length > LIMITS.options;
    groups.push({ label: plain(isSplit ? range : label, LIMITS.option), options: some });
  }
  return groups;
}

function choices(options: (PlainTextOption | OptionGroup)[]) {
  const groups = options.filter(isGroup);
  if (groups.length > 0) return { option_groups: groups.slice(0, LIMITS.options) };
  return { options: options.filter(isOption).slice(0, LIMITS.options) };
}

function isGroup(one: PlainTextOption | OptionGroup): one is OptionGroup {
  return 'options' in one;
}

function isOption(one: PlainTextOption | OptionGroup): one is PlainTextOption {
  return !isGroup(one);
}

function optionsIn(one: PlainTextOption | OptionGroup): PlainTextOption[] {
  return isGroup(one) ? one.options : [one];
}

/** Boxes that may all stay empty. */
export function checkInput(
  spec: FieldSpec,
  { options, checked }: { options: PlainTextOption[]; checked: readonly string[] },
): InputBlock {
  const initial = options.filter(({ value }) => value !== undefined && checked.includes(value));
  return {
    ...input({ ...spec, optional: true }),
    element: {
      type: 'checkboxes',
      action_id: spec.field,
      options,
      // Slack refuses an empty list.
      ...(initial.length > 0 && { initial_options: initial }),
    },
  };
}

interface TextSpec extends FieldSpec {
  multiline: boolean;
  max: number;
  /** What it is filled in with. */
  initial?: string;
}

export function textInput(spec: TextSpec): InputBlock {
  return {
    ...input(spec),
    element: {
      type: 'plain_text_input',
      action_id: spec.field,
      multiline: spec.multiline,
      max_length: spec.max,
      ...(spec.initial && { initial_value: spec.initial.slice(0, spec.max) }),
    },
  };
}

/** A channel of this workspace alone; Slack lists those the person is in, and searches the rest. */
export function channelInput(spec: Omit<FieldSpec, 'optional'>): InputBlock {
  return {
    ...input(spec),
    element: {
      type: 'conversations_select',
      action_id: spec.field,
      placeholder: plain(say`Pick a channel`, LIMITS.placeholder),
      filter: {
        include: ['public', 'private'],
        exclude_bot_users: true,
        exclude_external_shared_channels: true,
      },
    },
  };
}

interface PickSpec extends Omit<FieldSpec, 'optional'> {
  /** What it is filled in with. */
  initial?: string | undefined;
}

/** A day, such as `2026-12-01`; one has to be picked. */
export function dateInput(spec: PickSpec): InputBlock {
  const { field: action_id, initial } = spec;
  const picked = initial ? { initial_date: initial } : {};
  return { ...input(spec), element: { type: 'datepicker', action_id, ...picked } };
}

/** A time of day, such as `09:30`, or none. */
export function timeInput(spec: PickSpec): InputBlock {
  const { field: action_id, initial } = spec;
  const picked = initial ? { initial_time: initial } : {};
  return {
    ...input({ ...spec, optional: true }),
    element: { type: 'timepicker', action_id, ...picked },
  };
}

function input(spec: FieldSpec): Omit<InputBlock, 'element'> {
  return {
    type: 'input',
    block_id: spec.field,
    label: plain(spec.label, LIMITS.inputLabel),
    optional: spec.optional ?? false,
    ...(spec.hint && { hint: plain(spec.hint, LIMITS.inputLabel) }),
  };
}
