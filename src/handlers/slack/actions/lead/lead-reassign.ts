import { reassignModal } from '../../../../blocks/modals/reassign-modal.ts';
import { loadReassignForm } from '../../../../services/cards/load-reassign-form.ts';
import { notOpened } from '../../answers/override-answer.ts';
import type { Click } from '../click.ts';
import { sayOutOfDate } from '../out-of-date.ts';

/** Reassign asks to whom and why. */
export async function openReassign(click: Click): Promise<unknown> {
  const { ctx, actor, about, reader } = click;
  if (!about.lead) return sayOutOfDate(click);
  const form = await loadReassignForm(ctx, {
    leadId: about.lead,
    actor,
    timeZone: reader.timeZone,
  });
  if (form.outcome !== 'open') return click.tell(notOpened(form));
  return click.open(reassignModal(form));
}
