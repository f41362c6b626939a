import type { ModalView } from '@slack/web-api';
import { say } from '../../../words/say.ts';
import { CHANNEL_MODAL, FIELDS } from '../../action-ids.ts';
import { context, section } from '../../elements.ts';
import { channelLink, mrkdwn } from '../../text.ts';
import { channelInput, modal } from '../modal.ts';

export const CHANNEL_TITLE = say`Manager channel`;

/** `named` is the channel that roster.yml names, which comes before a picked one. */
export function channelModal({ named }: { named: string | null }): ModalView {
  const first = named
    ? mrkdwn`roster.yml names ${channelLink(named)}. What you pick here is used where I cannot write there.`
    : mrkdwn`roster.yml names no channel. What you pick here holds until it does.`;
  return modal({
    callback: CHANNEL_MODAL,
    title: CHANNEL_TITLE,
    submit: say`Write there`,
    close: say`Cancel`,
    blocks: [
      section(
        mrkdwn`I write there when something needs a manager: mostly a lead that stays unclaimed. One line comes now.`,
      ),
      channelInput({ field: FIELDS.channel, label: say`Channel` }),
      context(first),
    ],
  });
}
