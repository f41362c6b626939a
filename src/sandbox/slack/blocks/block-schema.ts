import { z } from 'zod';
import { accessory, actionElement, image, inputElement } from './elements.ts';
import { anyText, id, plainText } from './objects.ts';

const block = { block_id: id.optional() };

const section = z.strictObject({
  type: z.literal('section'),
  ...block,
  text: anyText(3000).optional(),
  fields: z.array(anyText(2000)).min(1).max(10).optional(),
  accessory: accessory.optional(),
  expand: z.boolean().optional(),
});

const header = z.strictObject({ type: z.literal('header'), ...block, text: plainText(150) });

const divider = z.strictObject({ type: z.literal('divider'), ...block });

const context = z.strictObject({
  type: z.literal('context'),
  ...block,
  elements: z
    .array(z.discriminatedUnion('type', [...anyText(3000).options, image]))
    .min(1)
    .max(10),
});

const actions = z.strictObject({
  type: z.literal('actions'),
  ...block,
  elements: z.array(actionElement).min(1).max(25),
});

const input = z.strictObject({
  type: z.literal('input'),
  ...block,
  label: plainText(2000),
  element: inputElement,
  hint: plainText(2000).optional(),
  optional: z.boolean().optional(),
  dispatch_action: z.boolean().optional(),
});

const imageBlock = image.extend({ ...block, title: plainText(2000).optional() });

/** Blocks Slack knows and Baton does not build: accepted by name, drawn as a note. */
export const messageOnly = [
  'card',
  'carousel',
  'container',
  'context_actions',
  'data_table',
  'data_visualization',
  'file',
  'markdown',
  'plan',
  'table',
  'task_card',
] as const;
const other = z.looseObject({
  type: z.enum(['alert', 'rich_text', 'video', ...messageOnly]),
  ...block,
});

export const anyBlock = z.discriminatedUnion('type', [
  section,
  header,
  divider,
  context,
  actions,
  input,
  imageBlock,
  other,
]);

const view = {
  blocks: z.array(anyBlock).max(100),
  private_metadata: z.string().max(3000).optional(),
  callback_id: z.string().max(255).optional(),
  external_id: z.string().max(255).optional(),
};

const modal = z.strictObject({
  type: z.literal('modal'),
  ...view,
  title: plainText(24),
  submit: plainText(24).optional(),
  close: plainText(24).optional(),
  clear_on_close: z.boolean().optional(),
  notify_on_close: z.boolean().optional(),
  submit_disabled: z.boolean().optional(),
});

const home = z.strictObject({ type: z.literal('home'), ...view });

export const messageBlocks = z.array(anyBlock).max(50);
export const anyView = z.discriminatedUnion('type', [modal, home]);

export type Block = z.infer<typeof anyBlock>;
export type ViewContent = z.infer<typeof anyView>;
