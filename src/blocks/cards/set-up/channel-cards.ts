import type {
  ChannelHelloCard,
  ChannelLostCard,
} from '../../../routing/model/cards/set-up-cards.ts';
import { say } from '../../../words/say.ts';
import { SETUP_CHANNEL, SETUP_CHECK } from '../../action-ids.ts';
import { actions, button, header, type Rendered, rendered, section } from '../../elements.ts';
import { channelLink, cut, mrkdwn, type SafeText } from '../../text.ts';
import { lostWords } from './channel-words.ts';

/** The first line in a channel says who wanted it and how little will come. */
export function channelHelloCard({ channel, by, about }: ChannelHelloCard): Rendered {
  const who = by
    ? mrkdwn`${cut(by, 80)} set me up here.`
    : mrkdwn`I can write in ${channelLink(channel)} again.`;
  const what =
    about === 'ops'
      ? mrkdwn`I write here what whoever runs me should know.`
      : mrkdwn`I write here when something needs a manager: mostly a lead that stays unclaimed.`;
  const text = mrkdwn`${who} ${what}`;
  const value = { channel };
  const change = button({ label: say`Pick another channel`, action: SETUP_CHANNEL, value });
  return rendered(text, [section(text), actions(change)]);
}

/** Once for each channel and cause; it says where things go meanwhile. */
export function channelLostCard(card: ChannelLostCard): Rendered {
  const { channel, cause, mended } = card;
  if (mended) {
    const again = mrkdwn`I can write in ${channelLink(channel)} again.`;
    return rendered(mrkdwn`Mended: ${again}`, [header(say`Mended: a channel`), section(again)]);
  }
  const text = mrkdwn`${lostWords(channel, cause)}, so ${meanwhile(card)}`;
  const hint =
    cause === 'removed' ? mrkdwn`\nType /invite @Baton there, then press Check again.` : mrkdwn``;
  const buttons = [
    button({
      label: say`Pick a channel`,
      action: SETUP_CHANNEL,
      value: { channel },
      primary: true,
    }),
    ...(cause === 'deleted'
      ? []
      : [button({ label: say`Check again`, action: SETUP_CHECK, value: { channel } })]),
  ];
  return rendered(text, [
    header(say`I lost a channel`),
    section(mrkdwn`${text}${hint}`),
    actions(...buttons),
  ]);
}

function meanwhile({ about, next }: ChannelLostCard): SafeText {
  const what = about === 'ops' ? say`news for ops` : say`unclaimed leads`;
  if (next === null) return mrkdwn`nobody hears of ${what} now.`;
  const place = 'channel' in next ? channelLink(next.channel) : mrkdwn`${cut(next.name, 80)}`;
  return about === 'ops'
    ? mrkdwn`${what} goes to ${place} for now.`
    : mrkdwn`${what} go to ${place} for now.`;
}
