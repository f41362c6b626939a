import type {
  ActionsBlockElement,
  ContextActionsBlockElement,
  HomeView,
  InputBlockElement,
  KnownBlock,
  ModalView,
} from '@slack/types';

/** Blocks, elements and views, by the names the sandbox has for Slack's own types. */

export type { Option, RichTextBlock, TextObject } from '@slack/types';

export type Block = KnownBlock;
/** Whatever a person can press, pick from or fill in. */
export type Element = ActionsBlockElement | InputBlockElement | ContextActionsBlockElement;

/** Slack's type lets a view hold anything that has a type; what passed the check holds blocks. */
type Checked<View> = Omit<View, 'blocks'> & { blocks: Block[] };
export type ModalContent = Checked<ModalView>;
export type HomeContent = Checked<HomeView>;
export type ViewContent = ModalContent | HomeContent;
