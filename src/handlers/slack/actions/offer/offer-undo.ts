import { undoLast } from '../../../../services/ownership/undo-last.ts';
import { undoAnswer } from '../../answers/undo-answer.ts';
import type { Click } from '../click.ts';
import { sayOutOfDate } from '../out-of-date.ts';
import { showOffer } from './show-offer.ts';

/** Undo: the card is answerable again, or says why not. */
export async function undoOffer(click: Click): Promise<unknown> {
  const { ctx, actor, about, reader } = click;
  const { lead: leadId, offer: offerId } = about;
  if (!leadId || !offerId) return sayOutOfDate(click);
  const was = await undoLast(ctx, { leadId, offerId, actor });
  if (was.outcome === 'slipped') return undefined;
  if (was.outcome !== 'answer_undone') await click.tell(undoAnswer(was, reader));
  return showOffer(click, offerId);
}
