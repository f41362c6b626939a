import type { ModalView } from '@slack/web-api';
import type { ChannelPlace } from '../../../routing/model/workspace/set-up.ts';
import { type Phrase, say } from '../../../words/say.ts';
import { CHANNEL_MODAL, FIELDS } from '../../action-ids.ts';
import { context, section } from '../../elements.ts';
import { channelLink, cut, mrkdwn, type SafeText } from '../../text.ts';
import { channelInput, modal } from '../modal.ts';

interface ChannelForm {
  place: ChannelPlace;
  /** The one it is for, if any. */
  pool: string | null;
  /** The channel that the files name for it, which comes before a picked one. */
  named: string | null;
}

export function channelModal({ place, pool, named }: ChannelForm): ModalView {
  const file = pool === null ? 'roster.yml' : 'policy.yml';
  const first = named
    ? mrkdwn`${file} names ${channelLink(named)}. What you pick here is used where I cannot write there.`
    : mrkdwn`${file} names no channel. What you pick here holds until it does.`;
  return modal({
    callback: CHANNEL_MODAL,
    title: channelTitle(place),
    submit: say`Write there`,
    close: say`Cancel`,
    about: { place },
    blocks: [
      section(whatComes(place, pool)),
      channelInput({ field: FIELDS.channel, label: say`Channel` }),
      context(first),
    ],
  });
}

export function channelTitle(place: ChannelPlace): Phrase {
  if (place === 'ops') return say`Ops channel`;
  return place === 'managers' ? say`Manager channel` : say`Channel of a pool`;
}

function whatComes(place: ChannelPlace, pool: string | null): SafeText {
  if (place === 'ops') {
    return mrkdwn`I write there what whoever runs me should know. One line comes now.`;
  }
  return pool === null
    ? mrkdwn`I write there when something needs a manager: mostly a lead that stays unclaimed. One line comes now.`
    : mrkdwn`I write there when a lead of *${cut(pool, 64)}* needs a manager: mostly when it stays unclaimed. One line comes now.`;
}
