/** Loads what the form says by which an admin picks the channel for managers. */
import type { Actor } from '../../routing/model/actor.ts';
import type { Context } from '../context.ts';
import { findPermitted, type Refusal } from '../steps/permission.ts';
import { readChannels } from './read-channels.ts';

export type ChannelFormOutcome = { outcome: 'open'; named: string | null } | Refusal;

export async function loadChannelForm(
  ctx: Context,
  { actor }: { actor: Actor },
): Promise<ChannelFormOutcome> {
  const admin = await findPermitted(ctx.db.read, actor, 'admin');
  if ('outcome' in admin) return admin;
  const { channels } = await readChannels(ctx.db.read);
  return { outcome: 'open', named: channels.managers ?? null };
}
