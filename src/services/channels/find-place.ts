/** Finds what a channel is picked for, and which one the files name for it. */
import type { Reader } from '../../db/database.ts';
import { type ChannelPlace, poolOfPlace } from '../../routing/model/workspace/set-up.ts';
import { loadLivePolicyIn } from '../workspace/load-policy.ts';
import { readChannels } from './read-channels.ts';

export type PlaceOutcome =
  | { outcome: 'found'; place: ChannelPlace; pool: string | null; named: string | null }
  /** The policy has no such pool any more. */
  | { outcome: 'unknown_pool'; pool: string; pools: string[] };

export async function findPlace(from: Reader, place: ChannelPlace): Promise<PlaceOutcome> {
  const { channels } = await readChannels(from);
  if (place === 'managers' || place === 'ops') {
    return { outcome: 'found', place, pool: null, named: channels[place] ?? null };
  }
  const pool = poolOfPlace(place);
  const pools = (await loadLivePolicyIn(from))?.compiled.policy.pools ?? [];
  const known = pools.find(({ id }) => id === pool);
  if (!known) return { outcome: 'unknown_pool', pool, pools: pools.map(({ id }) => id) };
  return { outcome: 'found', place, pool, named: known.channel ?? null };
}
