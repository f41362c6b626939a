/** Keeps the channel that an admin picked in Slack, and writes a first line there. */
import { writeSetting } from '../../db/workspace/settings-store.ts';
import { type Actor, actorName } from '../../routing/model/actor.ts';
import type { ChannelPlace } from '../../routing/model/workspace/set-up.ts';
import type { Context } from '../context.ts';
import { sayHello } from '../steps/channels/say-hello.ts';
import { findPermitted, type Refusal } from '../steps/permission.ts';
import { audit, inStep } from '../steps/step.ts';
import { findPlace, type PlaceOutcome } from './find-place.ts';
import { channelSubject } from './lose-channel.ts';
import { readPicked } from './read-channels.ts';

export type PickOutcome =
  | { outcome: 'trying'; channel: string }
  | Extract<PlaceOutcome, { outcome: 'unknown_pool' }>
  | Refusal;

export interface Picked {
  channelId: string;
  /** What it is for; left out, unclaimed leads. */
  place?: ChannelPlace;
  actor: Actor;
}

export function pickChannel(
  ctx: Context,
  { channelId: channel, place = 'managers', actor }: Picked,
): Promise<PickOutcome> {
  return inStep(ctx, actor, async (step) => {
    const admin = await findPermitted(step.tx, actor, 'admin');
    if ('outcome' in admin) return admin;
    const found = await findPlace(step.tx, place);
    if (found.outcome !== 'found') return found;
    await ctx.db.mutex(step.tx, 'channels');
    const by = admin.rep?.id ?? actorName(actor);
    const pick = { channel, by, at: step.now.toISOString(), state: 'trying' };
    const others = await readPicked(step.tx);
    await writeSetting(step.tx, 'picked_channels', { ...others, [place]: pick });
    const subject = channelSubject(channel);
    await audit(step, { action: 'channel.picked', subject, data: { place } });
    await sayHello(step, { channelId: channel, by });
    return { outcome: 'trying', channel };
  });
}
