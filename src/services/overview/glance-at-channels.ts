/** Says of each place for news which channels stand for it, and whether they can be written to. */
import type { Reader } from '../../db/database.ts';
import type { ChannelGlance } from '../../routing/model/cards/standings/overview.ts';
import type { Pool } from '../../routing/model/policy/policy.ts';
import {
  type ChannelPlace,
  type LostCause,
  type PickedChannel,
  placeOfPool,
} from '../../routing/model/workspace/set-up.ts';
import { causeOf } from '../channels/lose-channel.ts';
import { readChannels, readLostChannels, readPicked } from '../channels/read-channels.ts';

/** Managers, ops, then the pools: of these first those that need a hand. */
export async function glanceAtChannels(
  from: Reader,
  pools: readonly Pool[],
): Promise<ChannelGlance[]> {
  const { channels } = await readChannels(from);
  const picks = await readPicked(from);
  const lost = await readLostChannels(from);
  const loss = (id: string) => lost[id]?.cause ?? null;
  const glance = (place: ChannelPlace, channel?: string, pool: string | null = null) => {
    const pick = picks[place];
    return {
      place,
      pool,
      named: channel === undefined ? null : { channel, lost: loss(channel) },
      picked: pick ? pickedGlance(pick, loss(pick.channel)) : null,
    };
  };
  const ofPools = pools.map(({ id, channel }) => glance(placeOfPool(id), channel, id));
  return [
    glance('managers', channels.managers),
    glance('ops', channels.ops),
    ...ofPools.toSorted((a, b) => Number(isLost(b)) - Number(isLost(a))),
  ];
}

/** While Baton is set up, that a first line was refused is noted with the pick alone. */
function pickedGlance(
  { channel, state }: PickedChannel,
  loss: LostCause | null,
): NonNullable<ChannelGlance['picked']> {
  const isRefused = state !== 'trying' && state !== 'reached';
  const lost = loss ?? (isRefused ? (causeOf(state) ?? 'removed') : null);
  return { channel, lost, trying: state === 'trying' };
}

function isLost({ named, picked }: ChannelGlance): boolean {
  return Boolean(named?.lost ?? picked?.lost);
}
