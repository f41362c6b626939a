/** Loads what the form says by which an admin picks a channel. */
import type { Actor } from '../../routing/model/actor.ts';
import { readPlace } from '../../routing/model/workspace/set-up.ts';
import type { Context } from '../context.ts';
import { findPermitted, type Refusal } from '../steps/permission.ts';
import { findPlace, type PlaceOutcome } from './find-place.ts';
import { findUse } from './read-channels.ts';

export type ChannelFormOutcome = PlaceOutcome | Refusal;

export interface AskedChannel {
  /** What it is for, as the button has it; left out, what `channel` is for. */
  place?: string | undefined;
  /** The one to be replaced. */
  channel?: string | undefined;
  actor: Actor;
}

export async function loadChannelForm(
  ctx: Context,
  { place, channel, actor }: AskedChannel,
): Promise<ChannelFormOutcome> {
  const from = ctx.db.read;
  const admin = await findPermitted(from, actor, 'admin');
  if ('outcome' in admin) return admin;
  const use = place === undefined && channel ? await findUse(from, channel) : null;
  return findPlace(from, use?.place ?? readPlace(place));
}
