import type { Answer } from '../../../../blocks/answers/answer.ts';
import { reassignModal } from '../../../../blocks/modals/reassign-modal.ts';
import { loadReassignForm } from '../../../../services/cards/load-reassign-form.ts';
import { notOpened } from '../../answers/override-answer.ts';
import type { Asking } from '../../person.ts';
import type { Click } from '../click.ts';
import { sayOutOfDate } from '../out-of-date.ts';

/** Reassign asks to whom and why. */
export async function openReassign(click: Click): Promise<unknown> {
  const { lead: leadId } = click.about;
  if (!leadId) return sayOutOfDate(click);
  const said = await askReassign(click, { leadId });
  return said && click.tell(said);
}

/** Null where the form is open; what was typed already stands in it. */
export async function askReassign(
  { ctx, actor, reader, open }: Asking,
  { leadId, ...typed }: { leadId: string; repId?: string; note?: string },
): Promise<Answer | null> {
  const form = await loadReassignForm(ctx, { leadId, actor, timeZone: reader.timeZone });
  if (form.outcome !== 'open') return notOpened(form);
  await open(reassignModal(form, typed));
  return null;
}
