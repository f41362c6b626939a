import { closeChoiceOf } from '../../../../blocks/action-ids.ts';
import { convertedModal } from '../../../../blocks/modals/working/converted-modal.ts';
import { loadWorkForm } from '../../../../services/cards/load-work-form.ts';
import { closeLead } from '../../../../services/closing/close-lead.ts';
import { closeAnswer, notToClose } from '../../answers/closing/close-answer.ts';
import type { Click } from '../click.ts';
import { sayOutOfDate } from '../out-of-date.ts';
import { confirm } from '../refresh-home.ts';

/** Qualified, Converted, Not a fit, Bad lead: as a button of a card or as a menu in Home. */
export async function closeOwnLead(click: Click): Promise<unknown> {
  const { ctx, actor, about } = click;
  const closeAs = closeChoiceOf(click.choice) ?? closeChoiceOf(click.actionId);
  if (!about.lead || !closeAs) return sayOutOfDate(click);
  if (closeAs === 'converted') return openConverted(click, about.lead);
  const was = await closeLead(ctx, { leadId: about.lead, closeAs, reason: null, actor });
  const isDone = was.outcome === 'closed' || was.outcome === 'asked';
  return isDone
    ? confirm(click, closeAnswer(was, click.reader))
    : click.tell(closeAnswer(was, click.reader));
}

/** Asks what it is worth first; nothing has changed until the form is sent in. */
async function openConverted(click: Click, leadId: string): Promise<unknown> {
  const form = await loadWorkForm(click.ctx, { leadId, actor: click.actor });
  switch (form.outcome) {
    case 'open':
    case 'not_claimed':
      return click.open(convertedModal({ leadId, company: form.company }));
    default:
      return click.tell(notToClose(form, click.reader));
  }
}
