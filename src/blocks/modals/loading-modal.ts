import type { ModalView } from '@slack/web-api';
import { type Phrase, say } from '../../words/say.ts';
import { LOADING_MODAL } from '../action-ids.ts';
import { section } from '../elements.ts';
import { mrkdwn } from '../text.ts';
import { modal } from './modal.ts';

/** Opened at once, because a trigger lives three seconds, and replaced when the data is there. */
export function loadingModal(title: Phrase): ModalView {
  const blocks = [section(mrkdwn`One moment, I am looking it up.`)];
  return modal({ callback: LOADING_MODAL, title, close: say`Close`, blocks });
}
