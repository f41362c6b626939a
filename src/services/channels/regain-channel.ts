/** Writes down that something can be written in a channel again. */
import { writeSetting } from '../../db/workspace/settings-store.ts';
import type { Context } from '../context.ts';
import { audit, inStep, promise, type Step } from '../steps/step.ts';
import { channelSubject, LOST_CARD } from './lose-channel.ts';
import { readLostChannels } from './read-channels.ts';

const SLACK = { kind: 'system', part: 'slack' } as const;

/** Nothing for a channel that was never lost. */
export async function regainChannel(
  ctx: Context,
  { channelId }: { channelId: string },
): Promise<{ outcome: 'regained' | 'unchanged' }> {
  if (!(await readLostChannels(ctx.db.read))[channelId]) return { outcome: 'unchanged' };
  return inStep(ctx, SLACK, async (step) => {
    const was = await forgetLoss(step, channelId);
    return { outcome: was ? 'regained' : 'unchanged' };
  });
}

async function forgetLoss(step: Step, channelId: string): Promise<boolean> {
  await step.ctx.db.mutex(step.tx, 'channels');
  const { [channelId]: found, ...rest } = await readLostChannels(step.tx);
  if (!found) return false;
  await writeSetting(step.tx, 'lost_channels', rest);
  const subject = channelSubject(channelId);
  await audit(step, { action: 'channel.regained', subject, data: { cause: found.cause } });
  await promise(step, {
    destination: 'slack',
    kind: `${LOST_CARD}_update`,
    leadId: null,
    stream: subject,
    payload: { channelId, cause: found.cause },
  });
  return true;
}
