import type { InputBlock, KnownBlock, ModalView, PlainTextOption } from '@slack/web-api';
import { type ButtonValue, encodeValue } from '../button-value.ts';
import { plain } from '../elements.ts';
import { LIMITS } from '../limits.ts';

/** What Slack shows under a reason or its note that is left out. */
export const REASON_ERRORS = {
  noReason: 'Choose a reason.',
  noNote: 'Say in a few words why.',
} as const;

interface ModalSpec {
  callback: string;
  title: string;
  blocks: KnownBlock[];
  close: string;
  /** Left out, the modal only tells. */
  submit?: string;
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
  label: string;
  hint?: string;
  optional?: boolean;
}

export function selectInput(
  spec: FieldSpec & { placeholder: string },
  options: PlainTextOption[],
): InputBlock {
  return {
    ...input(spec),
    element: {
      type: 'static_select',
      action_id: spec.field,
      placeholder: plain(spec.placeholder, LIMITS.placeholder),
      options: options.slice(0, LIMITS.options),
    },
  };
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

function input(spec: FieldSpec): Omit<InputBlock, 'element'> {
  return {
    type: 'input',
    block_id: spec.field,
    label: plain(spec.label, LIMITS.inputLabel),
    optional: spec.optional ?? false,
    ...(spec.hint && { hint: plain(spec.hint, LIMITS.inputLabel) }),
  };
}
