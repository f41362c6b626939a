import { tryingChannel, unknownChannel } from '../../../../blocks/answers/set-up/set-up-answers.ts';
import { channelModal } from '../../../../blocks/modals/set-up/channel-modal.ts';
import { loadChannelForm } from '../../../../services/channels/load-channel-form.ts';
import { type TryOutcome, tryChannel } from '../../../../services/channels/try-channel.ts';
import { say } from '../../../../words/say.ts';
import { refused } from '../../answers/refusals.ts';
import type { Click } from '../click.ts';

/** Pick a channel: where managers are told of unclaimed leads. */
export async function openChannel(click: Click): Promise<unknown> {
  const { ctx, actor } = click;
  const was = await loadChannelForm(ctx, { actor });
  if (was.outcome === 'open') return click.open(channelModal({ named: was.named }));
  return click.tell(refused(was, say`Picking a channel`, say`admins`));
}

/** Check again: somebody has invited Baton meanwhile. */
export async function checkChannel(click: Click): Promise<unknown> {
  const { ctx, actor, about } = click;
  const { channel: channelId = '' } = about;
  return click.tell(channelAnswer(await tryChannel(ctx, { channelId, actor })));
}

export function channelAnswer(was: TryOutcome) {
  if (was.outcome === 'trying') return tryingChannel(was.channel);
  if (was.outcome === 'unknown_channel') return unknownChannel();
  return refused(was, say`Picking a channel`, say`admins`);
}
