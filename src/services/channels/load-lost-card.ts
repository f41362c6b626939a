/** Loads what an admin is told of a channel where nothing can be written. */
import type { Reader } from '../../db/database.ts';
import { listRepRecords } from '../../db/workspace/team-store.ts';
import type { ChannelLostCard } from '../../routing/model/cards/set-up-cards.ts';
import type { ChannelPlace, LostCause } from '../../routing/model/workspace/set-up.ts';
import { opsPath, rankPlaces } from '../views/escalation/escalation-path.ts';
import { loadLivePolicyIn } from '../workspace/load-policy.ts';
import { findUse, readChannels, readLostChannels } from './read-channels.ts';

/** Null where it is mended before anybody was told, or nobody names the channel any more. */
export async function loadLostCard(
  from: Reader,
  channelId: string,
): Promise<ChannelLostCard | null> {
  const lost = await readLostChannels(from);
  const use = await findUse(from, channelId);
  const found = lost[channelId];
  if (!found || !use) return null;
  const path = await pathOf(from, use);
  const place = path.find((one) => !lost[one]);
  const about = use.place === 'ops' ? 'ops' : 'unclaimed';
  const next = place === undefined ? null : await nameOf(from, place);
  const { cause } = found;
  return { kind: 'channel_lost', channel: channelId, cause, about, next, mended: false };
}

export function mendedCard(channelId: string, cause: LostCause): ChannelLostCard {
  const kind = 'channel_lost';
  return { kind, channel: channelId, cause, about: 'unclaimed', next: null, mended: true };
}

async function pathOf(
  from: Reader,
  { place, pools }: { place: ChannelPlace; pools: string[] },
): Promise<string[]> {
  if (place === 'ops') return opsPath(from);
  const people = await listRepRecords(from);
  const pool = (await loadLivePolicyIn(from))?.compiled.pools.get(pools[0] ?? '');
  return rankPlaces({ ...(await readChannels(from)), people }, { pool, repId: null });
}

async function nameOf(from: Reader, place: string): Promise<ChannelLostCard['next']> {
  const person = (await listRepRecords(from)).find((one) => one.slackUserId === place);
  return person ? { name: person.profile.name } : { channel: place };
}
