import { reassignModal } from '../../../../blocks/modals/reassign-modal.ts';
import { loadReassignForm } from '../../../../services/cards/load-forms.ts';
import { refused } from '../../answers/refusals.ts';
import { alreadyClosed } from '../../answers/words.ts';
import type { Click } from '../click.ts';
import { sayOutOfDate } from '../out-of-date.ts';

/** Reassign asks to whom and why. */
export async function openReassign(click: Click): Promise<unknown> {
  const { ctx, actor, about, reader } = click;
  if (!about.lead) return sayOutOfDate(click);
  const form = await loadReassignForm(ctx, { leadId: about.lead, actor });
  switch (form.outcome) {
    case 'open':
      return click.open(reassignModal(form, reader));
    case 'already_closed':
      return click.tell(alreadyClosed(form));
    default:
      return click.tell(refused(form, 'Reassigning leads'));
  }
}
