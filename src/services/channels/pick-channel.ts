/** Keeps the channel that an admin picked in Slack, and writes a first line there. */
import { writeSetting } from '../../db/workspace/settings-store.ts';
import { type Actor, actorName } from '../../routing/model/actor.ts';
import type { Context } from '../context.ts';
import { sayHello } from '../steps/channels/say-hello.ts';
import { findPermitted, type Refusal } from '../steps/permission.ts';
import { audit, inStep } from '../steps/step.ts';
import { channelSubject } from './lose-channel.ts';

export type PickOutcome = { outcome: 'trying'; channel: string } | Refusal;

export function pickChannel(
  ctx: Context,
  { channelId: channel, actor }: { channelId: string; actor: Actor },
): Promise<PickOutcome> {
  return inStep(ctx, actor, async (step) => {
    const admin = await findPermitted(step.tx, actor, 'admin');
    if ('outcome' in admin) return admin;
    await ctx.db.mutex(step.tx, 'channels');
    const by = admin.rep?.id ?? actorName(actor);
    const at = step.now.toISOString();
    await writeSetting(step.tx, 'picked_channel', { channel, by, at, state: 'trying' });
    await audit(step, { action: 'channel.picked', subject: channelSubject(channel) });
    await sayHello(step, { channelId: channel, by });
    return { outcome: 'trying', channel };
  });
}
