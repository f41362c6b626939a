/** Reads where managers and ops are told: what the files name, and what was picked in Slack. */
import type { Reader } from '../../db/database.ts';
import { readSetting } from '../../db/workspace/settings-store.ts';
import type { Channels } from '../../routing/model/workspace/roster.ts';
import type { LostChannel } from '../../routing/model/workspace/set-up.ts';
import { loadLivePolicyIn } from '../workspace/load-policy.ts';

export interface KnownChannels {
  channels: Channels;
  /** Used where the file names none, and where nothing can be written in what it names. */
  picked: string | null;
}

export async function readChannels(from: Reader): Promise<KnownChannels> {
  const picked = await readSetting(from, 'picked_channel');
  return {
    channels: (await readSetting(from, 'channels')) ?? {},
    picked: picked?.channel ?? null,
  };
}

export async function readLostChannels(from: Reader): Promise<Record<string, LostChannel>> {
  return (await readSetting(from, 'lost_channels')) ?? {};
}

/** What a channel is for; null for one that nobody named. */
export async function findUse(
  from: Reader,
  channelId: string,
): Promise<{ about: 'unclaimed' | 'ops'; pools: string[] } | null> {
  const { channels, picked } = await readChannels(from);
  const live = await loadLivePolicyIn(from);
  const all = [...(live?.compiled.pools.values() ?? [])];
  const pools = all.filter(({ channel }) => channel === channelId).map(({ id }) => id);
  const isManagers = channels.managers === channelId || picked === channelId;
  if (isManagers || pools.length > 0) return { about: 'unclaimed', pools };
  return channels.ops === channelId ? { about: 'ops', pools: [] } : null;
}
