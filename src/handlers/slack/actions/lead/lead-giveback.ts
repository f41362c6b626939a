import { giveBack } from '../../../../services/ownership/give-back.ts';
import { giveBackAnswer } from '../../answers/undo-answer.ts';
import type { Click } from '../click.ts';
import { sayOutOfDate } from '../out-of-date.ts';
import { confirm } from '../refresh-home.ts';

/** Give it back: the next rep is asked; the outbox redraws the card. */
export async function giveOwnLeadBack(click: Click): Promise<unknown> {
  const { ctx, actor, about } = click;
  if (!about.lead) return sayOutOfDate(click);
  const was = await giveBack(ctx, { leadId: about.lead, reason: null, actor });
  const answer = giveBackAnswer(was, click.reader);
  return was.outcome === 'given_back' ? confirm(click, answer) : click.tell(answer);
}
