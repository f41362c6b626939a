import { touchModal } from '../../../../blocks/modals/working/touch-modal.ts';
import { loadTouchForm } from '../../../../services/cards/load-touch-form.ts';
import { logTouch } from '../../../../services/ownership/log-touch.ts';
import { touchAnswer } from '../../answers/working/touch-answer.ts';
import type { Click } from '../click.ts';
import { sayOutOfDate } from '../out-of-date.ts';
import { confirm } from '../refresh-home.ts';

/** Log a touch: the owner has been in contact. One press is all that stops the clock. */
export async function touch(click: Click): Promise<unknown> {
  const { ctx, actor, about, reader } = click;
  if (!about.lead) return sayOutOfDate(click);
  const was = await logTouch(ctx, { leadId: about.lead, actor });
  const answer = touchAnswer(was, { reader, noted: false });
  return was.outcome === 'logged' ? confirm(click, answer) : click.tell(answer);
}

/** Say how it went, and Log a touch in Home: what it was and whether somebody answered. */
export async function openTouchForm(click: Click): Promise<unknown> {
  const { ctx, actor, about, reader } = click;
  if (!about.lead) return sayOutOfDate(click);
  const form = await loadTouchForm(ctx, { leadId: about.lead, actor });
  if (form.outcome === 'open') return click.open(touchModal(form, reader));
  return click.tell(touchAnswer(form, { reader, noted: false }));
}
