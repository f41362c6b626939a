import { ownWords, repsTold, tellLater } from '../../../../blocks/answers/set-up/set-up-answers.ts';
import { answerModal } from '../../../../blocks/modals/message-modal.ts';
import { renderCard } from '../../../../blocks/render-card.ts';
import { loadSetUpCard } from '../../../../services/onboarding/load-set-up-card.ts';
import { type TellHow, tellReps } from '../../../../services/onboarding/tell-reps.ts';
import { whoIs } from '../../../../services/people/who-is.ts';
import { say } from '../../../../words/say.ts';
import { refused } from '../../answers/refusals.ts';
import type { Click } from '../click.ts';
import { refreshHome } from '../refresh-home.ts';

/** Send it to them: one message to each rep who has had none. */
export async function sendToReps(click: Click): Promise<unknown> {
  const was = await settle(click, 'told');
  return was && click.tell(repsTold(was.people));
}

/** Copy a text instead: the admin tells them. */
export async function copyText(click: Click): Promise<unknown> {
  const was = await settle(click, 'own_words');
  if (!was) return undefined;
  const { ctx, userId, repId } = click;
  const by = (await whoIs(ctx, { userId }))?.name ?? '';
  const card = await loadSetUpCard(ctx, { repId });
  const channel = card?.channel.is === 'done' ? (card.channel.channels[0] ?? null) : null;
  return click.open(answerModal(ownWords({ by, channel }), say`Tell your reps`));
}

/** Not now. */
export async function tellThemLater(click: Click): Promise<unknown> {
  return (await settle(click, 'later')) && click.tell(tellLater());
}

/** The clicked card is drawn first; the outbox repairs those of other admins. */
async function settle(click: Click, how: TellHow) {
  const { ctx, actor, repId, reader } = click;
  const was = await tellReps(ctx, { how, actor });
  if (was.outcome !== 'settled') {
    await click.tell(refused(was, say`Telling the reps`, say`admins`));
    return null;
  }
  const card = click.on === 'message' ? await loadSetUpCard(ctx, { repId }) : null;
  if (card) await click.redraw(renderCard(card, reader.now));
  await refreshHome(click);
  return was;
}
