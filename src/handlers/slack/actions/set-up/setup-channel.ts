import { tryingChannel, unknownChannel } from '../../../../blocks/answers/set-up/set-up-answers.ts';
import { channelModal } from '../../../../blocks/modals/set-up/channel-modal.ts';
import { loadChannelForm } from '../../../../services/channels/load-channel-form.ts';
import { type TryOutcome, tryChannel } from '../../../../services/channels/try-channel.ts';
import { say } from '../../../../words/say.ts';
import { refused } from '../../answers/refusals.ts';
import { unknownPool } from '../../answers/words.ts';
import type { Click } from '../click.ts';

/** Pick a channel: where people are told of unclaimed leads, or ops of what they should know. */
export async function openChannel(click: Click): Promise<unknown> {
  const { ctx, actor, about } = click;
  const was = await loadChannelForm(ctx, { ...about, actor });
  return was.outcome === 'found' ? click.open(channelModal(was)) : click.tell(channelAnswer(was));
}

/** Check again: somebody has invited Baton meanwhile. */
export async function checkChannel(click: Click): Promise<unknown> {
  const { ctx, actor, about } = click;
  const { channel: channelId = '' } = about;
  return click.tell(channelAnswer(await tryChannel(ctx, { channelId, actor })));
}

export function channelAnswer(was: TryOutcome) {
  switch (was.outcome) {
    case 'trying':
      return tryingChannel(was.channel);
    case 'unknown_channel':
      return unknownChannel();
    case 'unknown_pool':
      return unknownPool(was.pool, was.pools);
    default:
      return refused(was, say`Picking a channel`, say`admins`);
  }
}
