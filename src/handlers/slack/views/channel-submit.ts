import { FIELDS } from '../../../blocks/action-ids.ts';
import { noChannelPicked } from '../../../blocks/answers/set-up/set-up-answers.ts';
import { channelTitle } from '../../../blocks/modals/set-up/channel-modal.ts';
import { channelId } from '../../../routing/model/workspace/roster.ts';
import { readPlace } from '../../../routing/model/workspace/set-up.ts';
import { loadChannelForm } from '../../../services/channels/load-channel-form.ts';
import { pickChannel } from '../../../services/channels/pick-channel.ts';
import { overviewView } from '../actions/set-up/overview-open.ts';
import { channelAnswer } from '../actions/set-up/setup-channel.ts';
import { faultUnder, instead, type Shown, type Submission } from './submission.ts';

/** Write there: whether that works, the first line shows. Who may not hears that first. */
export async function submitChannel(sent: Submission): Promise<Shown> {
  const { ctx, actor, about, values } = sent;
  const place = readPlace(about.place);
  const title = channelTitle(place);
  const form = await loadChannelForm(ctx, { place, actor });
  if (form.outcome !== 'found') return instead(channelAnswer(form), title);
  const field = values[FIELDS.channel]?.[FIELDS.channel];
  const picked = channelId.safeParse(field?.selected_conversation ?? undefined);
  if (!picked.success) return faultUnder(FIELDS.channel, noChannelPicked());
  const was = await pickChannel(ctx, { channelId: picked.data, place, actor });
  return { ...instead(channelAnswer(was), title), after: () => showBelow(sent) };
}

/** Under it stands the overview, where it was opened from there. */
async function showBelow(sent: Submission): Promise<void> {
  const { client, belowViewId } = sent;
  if (belowViewId === null) return;
  await client.views.update({ view_id: belowViewId, view: await overviewView(sent) });
}
