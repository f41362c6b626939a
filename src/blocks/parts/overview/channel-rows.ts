import type { Button, KnownBlock } from '@slack/web-api';
import type { ChannelGlance, Overview } from '../../../routing/model/cards/standings/overview.ts';
import type { LostCause } from '../../../routing/model/workspace/set-up.ts';
import { type Phrase, say } from '../../../words/say.ts';
import { SETUP_CHANNEL, SETUP_CHECK } from '../../action-ids.ts';
import { lostWords } from '../../cards/set-up/channel-words.ts';
import { actions, button, context, header, row, section } from '../../elements.ts';
import { SHOWN } from '../../limits.ts';
import { firstRows } from '../../paging.ts';
import { channelLink, cut, lined, mrkdwn, type SafeText } from '../../text.ts';

/** Where news goes, whether I can write there, and how to send it elsewhere. */
export function channelRows({ channels }: Overview): KnownBlock[] {
  const shown = { max: SHOWN.channelRows, where: 'policy.yml', draw: channelRow };
  return [
    header(say`Channels`),
    ...firstRows(channels, shown),
    context(
      mrkdwn`What roster.yml and policy.yml name comes before what is picked here. Whoever runs the server changes it there and runs baton apply DIR.`,
    ),
  ];
}

/** Another can be picked at any time, with one that works as well. */
function channelRow(one: ChannelGlance): KnownBlock[] {
  const { place, named, picked } = one;
  const label = named || picked ? say`Pick another channel` : say`Pick a channel`;
  const spoken = say`${label}: ${nameOf(one)}`;
  const pick = button({ label, action: SETUP_CHANNEL, value: { place }, spoken });
  const again = [named, picked].find(
    (state) => state?.lost === 'removed' || state?.lost === 'closed',
  );
  const text = lined(...linesOf(one));
  return again
    ? [section(text), actions(checkButton(again.channel, one), pick)]
    : [row(text, pick)];
}

function checkButton(channel: string, about: ChannelGlance): Button {
  const spoken = say`Check again: ${nameOf(about)}`;
  return button({ label: say`Check again`, action: SETUP_CHECK, value: { channel }, spoken });
}

function nameOf({ place, pool }: ChannelGlance): Phrase {
  if (pool !== null) return say`Unclaimed leads of ${cut(pool, 64)}`;
  return place === 'ops' ? say`News for ops` : say`Unclaimed leads`;
}

/** Which channels there are, then what is wrong with each. */
function linesOf(one: ChannelGlance): (SafeText | null)[] {
  const { place, pool, named, picked } = one;
  const name = mrkdwn`*${nameOf(one)}*`;
  const file = pool === null ? 'roster.yml' : 'policy.yml';
  if (!named && !picked) return [mrkdwn`${name}: no channel, so ${withoutOne(place)}.`];
  const first = named ? mrkdwn`${name}: ${channelLink(named.channel)}, named in ${file}.` : null;
  const begin = named ? mrkdwn`Where I cannot write there` : name;
  return [
    first,
    named?.lost ? mendWords(named.channel, named.lost, say`Name another in ${file}.`) : null,
    picked ? mrkdwn`${begin}: ${channelLink(picked.channel)}, picked in Slack.` : null,
    picked?.trying ? mrkdwn`I am writing a first line in ${channelLink(picked.channel)}.` : null,
    picked?.lost ? mendWords(picked.channel, picked.lost, say`Pick another.`) : null,
  ];
}

function withoutOne(place: ChannelGlance['place']): Phrase {
  if (place === 'managers') return say`managers and admins hear of them one by one`;
  return place === 'ops' ? say`it goes to managers, else to admins` : say`managers hear of them`;
}

function mendWords(channel: string, lost: LostCause, another: Phrase): SafeText {
  const words = lostWords(channel, lost);
  const invite = mrkdwn`Type /invite @Baton there, then press Check again.`;
  if (lost === 'removed') return mrkdwn`${words}. ${invite}`;
  if (lost === 'closed') return mrkdwn`${words}. Let apps post there, then press Check again.`;
  return mrkdwn`${words}. ${another}`;
}
