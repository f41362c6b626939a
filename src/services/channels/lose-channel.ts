/** Writes down that nothing can be written in a channel, and tells an admin: once, until it can. */
import { writeSetting } from '../../db/workspace/settings-store.ts';
import type { LostCause } from '../../routing/model/workspace/set-up.ts';
import type { Context } from '../context.ts';
import { audit, inStep, promise } from '../steps/step.ts';
import { findUse, readLostChannels } from './read-channels.ts';

const SLACK = { kind: 'system', part: 'slack' } as const;

/** As the outbox and `slack_cards` name the message about it. */
export const LOST_CARD = 'channel_lost';

export function channelSubject(channelId: string): string {
  return `channel:${channelId}`;
}

/** Slack tells of every channel of the workspace, so most of it ends after a few small reads. */
export async function loseChannel(
  ctx: Context,
  { channelId, cause }: { channelId: string; cause: LostCause },
): Promise<{ outcome: 'lost' | 'unchanged' }> {
  if (!(await findUse(ctx.db.read, channelId))) return { outcome: 'unchanged' };
  if ((await readLostChannels(ctx.db.read))[channelId]) return { outcome: 'unchanged' };
  return inStep(ctx, SLACK, async (step) => {
    await ctx.db.mutex(step.tx, 'channels');
    const lost = await readLostChannels(step.tx);
    if (lost[channelId]) return { outcome: 'unchanged' };
    const since = step.now.toISOString();
    await writeSetting(step.tx, 'lost_channels', { ...lost, [channelId]: { cause, since } });
    const subject = channelSubject(channelId);
    await audit(step, { action: 'channel.lost', subject, data: { cause } });
    await promise(step, {
      destination: 'slack',
      kind: LOST_CARD,
      leadId: null,
      stream: subject,
      payload: { channelId },
    });
    return { outcome: 'lost' };
  });
}

/** Slack's words for a channel where it takes no post, as the cause of its loss. */
const CAUSES: Record<string, LostCause> = {
  is_archived: 'archived',
  not_in_channel: 'removed',
  channel_not_found: 'removed',
};

/** Why a post was refused; undefined for words about something else than its channel. */
export function causeOf(word: string): LostCause | undefined {
  return word.startsWith('restricted_action') ? 'closed' : CAUSES[word];
}

/** What a refused post says of its channel; nothing for words about something else. */
export async function noteLoss(
  ctx: Context,
  { channelId, word }: { channelId: string; word: string },
): Promise<void> {
  const cause = causeOf(word);
  if (cause) await loseChannel(ctx, { channelId, cause });
}
