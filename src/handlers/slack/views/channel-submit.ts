import { FIELDS } from '../../../blocks/action-ids.ts';
import { noChannelPicked } from '../../../blocks/answers/set-up/set-up-answers.ts';
import { CHANNEL_TITLE } from '../../../blocks/modals/set-up/channel-modal.ts';
import { channelId } from '../../../routing/model/workspace/roster.ts';
import { loadChannelForm } from '../../../services/channels/load-channel-form.ts';
import { pickChannel } from '../../../services/channels/pick-channel.ts';
import { channelAnswer } from '../actions/set-up/setup-channel.ts';
import { faultUnder, instead, type Shown, type Submission } from './submission.ts';

/** Write there: whether that works, the first line shows. Who may not hears that first. */
export async function submitChannel(sent: Submission): Promise<Shown> {
  const { ctx, actor, values } = sent;
  const form = await loadChannelForm(ctx, { actor });
  if (form.outcome !== 'open') return instead(channelAnswer(form), CHANNEL_TITLE);
  const field = values[FIELDS.channel]?.[FIELDS.channel];
  const picked = channelId.safeParse(field?.selected_conversation ?? undefined);
  if (!picked.success) return faultUnder(FIELDS.channel, noChannelPicked());
  const was = await pickChannel(ctx, { channelId: picked.data, actor });
  return instead(channelAnswer(was), CHANNEL_TITLE);
}
