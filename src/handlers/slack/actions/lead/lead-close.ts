import { closeChoiceOf } from '../../../../blocks/action-ids.ts';
import { leadClosed } from '../../../../blocks/answers/deed-answers.ts';
import { closeLead } from '../../../../services/closing/close-lead.ts';
import { refused } from '../../answers/refusals.ts';
import { alreadyClosed } from '../../answers/words.ts';
import type { Click } from '../click.ts';
import { sayOutOfDate } from '../out-of-date.ts';
import { confirm } from '../refresh-home.ts';

/** Qualified, Converted, Not a fit, Bad lead: as a button of a card or as a menu in Home. */
export async function closeOwnLead(click: Click): Promise<unknown> {
  const { ctx, actor, about } = click;
  const closeAs = closeChoiceOf(click.choice) ?? closeChoiceOf(click.actionId);
  if (!about.lead || !closeAs) return sayOutOfDate(click);
  const was = await closeLead(ctx, { leadId: about.lead, closeAs, reason: null, actor });
  switch (was.outcome) {
    case 'closed':
      return confirm(click, leadClosed(was, was.closeAs));
    case 'already_closed':
      return click.tell(alreadyClosed(was));
    default:
      return click.tell(refused(was, 'Closing this lead', 'its owner and managers'));
  }
}
