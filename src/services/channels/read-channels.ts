/** Reads where people are told: what the files name, and what was picked in Slack. */
import type { Reader } from '../../db/database.ts';
import { readSetting } from '../../db/workspace/settings-store.ts';
import type { Channels } from '../../routing/model/workspace/roster.ts';
import {
  type ChannelPlace,
  type LostChannel,
  type PickedChannels,
  placeOfPool,
} from '../../routing/model/workspace/set-up.ts';
import { loadLivePolicyIn } from '../workspace/load-policy.ts';

export interface KnownChannels {
  channels: Channels;
  /** Used where the files name none, and where nothing can be written in what they name. */
  picked: Partial<Record<ChannelPlace, string>>;
}

export async function readChannels(from: Reader): Promise<KnownChannels> {
  const picked = Object.entries(await readPicked(from));
  return {
    channels: (await readSetting(from, 'channels')) ?? {},
    picked: Object.fromEntries(picked.map(([place, pick]) => [place, pick?.channel])),
  };
}

export async function readPicked(from: Reader): Promise<PickedChannels> {
  return (await readSetting(from, 'picked_channels')) ?? {};
}

export async function readLostChannels(from: Reader): Promise<Record<string, LostChannel>> {
  return (await readSetting(from, 'lost_channels')) ?? {};
}

/** What a channel is for first of all, and for which pools; null for one that nobody named. */
export async function findUse(
  from: Reader,
  channelId: string,
): Promise<{ place: ChannelPlace; pools: string[] } | null> {
  const { channels, picked } = await readChannels(from);
  const live = await loadLivePolicyIn(from);
  const all = [...(live?.compiled.pools.values() ?? [])];
  const isIts = (channel: string | undefined, place: ChannelPlace) =>
    channel === channelId || picked[place] === channelId;
  const pools = all
    .filter(({ id, channel }) => isIts(channel, placeOfPool(id)))
    .map(({ id }) => id);
  if (isIts(channels.managers, 'managers')) return { place: 'managers', pools };
  const [first] = pools;
  if (first !== undefined) return { place: placeOfPool(first), pools };
  return isIts(channels.ops, 'ops') ? { place: 'ops', pools } : null;
}
