import type { ModalView } from '@slack/web-api';
import { type Slot, say } from '../../words/say.ts';
import { MESSAGE_MODAL } from '../action-ids.ts';
import { type Rendered, section } from '../elements.ts';
import { mrkdwn, type SafeText } from '../text.ts';
import { modal } from './modal.ts';

/** A plain answer where no private line can be said: in Home, and over a form. */
export function messageModal(words: Slot | SafeText, title = say`Baton`): ModalView {
  return answerModal({ blocks: [section(mrkdwn`${words}`)] }, title);
}

/** The same for an answer that has buttons of its own. */
export function answerModal({ blocks }: Pick<Rendered, 'blocks'>, title = say`Baton`): ModalView {
  return modal({ callback: MESSAGE_MODAL, title, close: say`Close`, blocks });
}
