/** Writes a line in a channel once more: somebody has let Baton in meanwhile. */
import type { Actor } from '../../routing/model/actor.ts';
import type { Context } from '../context.ts';
import { sayHello } from '../steps/channels/say-hello.ts';
import { findPermitted } from '../steps/permission.ts';
import { audit, inStep } from '../steps/step.ts';
import { channelSubject } from './lose-channel.ts';
import type { PickOutcome } from './pick-channel.ts';
import { findUse, readPicked } from './read-channels.ts';

/** Nobody names that channel any more. */
export type TryOutcome = PickOutcome | { outcome: 'unknown_channel' };

export function tryChannel(
  ctx: Context,
  { channelId, actor }: { channelId: string; actor: Actor },
): Promise<TryOutcome> {
  return inStep(ctx, actor, async (step) => {
    const admin = await findPermitted(step.tx, actor, 'admin');
    if ('outcome' in admin) return admin;
    if (!(await findUse(step.tx, channelId))) return { outcome: 'unknown_channel' };
    const picks = Object.values(await readPicked(step.tx));
    const first = picks.find((one) => one?.channel === channelId && one.state !== 'reached');
    await audit(step, { action: 'channel.tried', subject: channelSubject(channelId) });
    await sayHello(step, { channelId, by: first?.by ?? null });
    return { outcome: 'trying', channel: channelId };
  });
}
