import type { Limit } from './limits-in-words.ts';

/** Limits that the comments of Slack's types leave out, and who states them. */
export interface StatedElsewhere extends Limit {
  source: string;
}

const blocks = 'the reference page of the block';
const elements = 'the reference page of the element';
const refusal = 'what Slack answers to an empty list';

const lists = ['ActionsBlock.elements', 'ContextBlock.elements', 'ContextActionsBlock.elements'];
const menus = ['Checkboxes', 'RadioButtons', 'Overflow', 'StaticSelect', 'MultiStaticSelect'];
const grouped = ['StaticSelect', 'MultiStaticSelect'].map((name) => `${name}.option_groups`);
const neverEmpty = [
  ...lists,
  'SectionBlock.fields',
  ...menus.map((name) => `${name}.options`),
  ...grouped,
  ...grouped.map((at) => `${at}[].options`),
];

export const limitsByHand: StatedElsewhere[] = [
  { at: 'Message', rule: 'maxItems', value: 50, source: 'the overview of blocks' },
  { at: 'AlertBlock.text', rule: 'maxLength', value: 200, source: blocks },
  { at: 'ImageBlock.image_url', rule: 'maxLength', value: 3000, source: blocks },
  { at: 'ImageElement.image_url', rule: 'maxLength', value: 3000, source: elements },
  { at: 'CardBlock.actions', rule: 'maxItems', value: 3, source: blocks },
  { at: 'DataTableBlock.rows', rule: 'maxItems', value: 201, source: blocks },
  { at: 'DataTableBlock.rows[]', rule: 'maxItems', value: 20, source: blocks },
  { at: 'ModalView.external_id', rule: 'maxLength', value: 255, source: 'the page of views.open' },
  { at: 'HomeView.external_id', rule: 'maxLength', value: 255, source: 'the page of views.open' },
  { at: 'PlainTextInput.min_length', rule: 'minimum', value: 0, source: elements },
  { at: 'PlainTextInput.max_length', rule: 'minimum', value: 1, source: elements },
  { at: 'PlainTextInput.max_length', rule: 'maximum', value: 3000, source: elements },
  ...grouped.flatMap((at): StatedElsewhere[] => [
    { at: `${at}[].label`, rule: 'maxLength', value: 75, source: 'the page of option groups' },
    { at: `${at}[].options`, rule: 'maxItems', value: 100, source: 'the page of option groups' },
  ]),
  ...neverEmpty.map((at): StatedElsewhere => ({ at, rule: 'minItems', value: 1, source: refusal })),
];
