/** Loads how far each step of setting Baton up has come, from what is stored. */
import type { Reader } from '../../db/database.ts';
import { readSetting } from '../../db/workspace/settings-store.ts';
import type { SetUpView } from '../../routing/model/cards/set-up-cards.ts';
import {
  type PickedChannels,
  placeOfPool,
  type SetUp,
} from '../../routing/model/workspace/set-up.ts';
import { readLostChannels, readPicked } from '../channels/read-channels.ts';
import { listUntold } from '../steps/onboarding/list-untold.ts';
import { loadLivePolicyIn } from '../workspace/load-policy.ts';

export async function loadSetUpSteps(from: Reader, setUp: SetUp): Promise<SetUpView> {
  const { source, testSentAt, testedAt, told } = setUp;
  return {
    channel: await channelStep(from),
    source: source && { id: source.id },
    testLead: testedAt ? 'done' : testSentAt ? 'sent' : 'open',
    untold: (await listUntold(from)).length,
    told: told && { how: told.how, people: told.people },
  };
}

/** What the files name holds the step, and a channel for each pool; else the managers' pick. */
async function channelStep(from: Reader): Promise<SetUpView['channel']> {
  const lost = await readLostChannels(from);
  const { managers: picked, ...others } = await readPicked(from);
  const named = (await channelsFor(from, others)).filter((channel) => !lost[channel]);
  if (named.length > 0) return { is: 'done', channels: named };
  if (!picked) return { is: 'open' };
  const { channel, state, at } = picked;
  if (state === 'trying') return { is: 'trying', channel };
  const loss = lost[channel];
  if (state === 'reached' && !loss) return { is: 'done', channels: [channel] };
  const word = loss?.cause === 'archived' ? 'is_archived' : 'not_in_channel';
  return {
    is: 'refused',
    channel,
    word: state === 'reached' ? word : state,
    at: new Date(loss?.since ?? at),
  };
}

/** The managers' channel, else those of the pools where each of them has one. */
async function channelsFor(from: Reader, picked: PickedChannels): Promise<string[]> {
  const managers = (await readSetting(from, 'channels'))?.managers;
  if (managers) return [managers];
  const pools = (await loadLivePolicyIn(from))?.compiled.policy.pools ?? [];
  const channels = pools.flatMap(({ id, channel }) => {
    const pick = picked[placeOfPool(id)];
    return channel ?? (pick?.state === 'reached' ? pick.channel : []);
  });
  return channels.length === pools.length ? [...new Set(channels)] : [];
}
