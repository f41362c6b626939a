import { snoozeModal } from '../../../../blocks/modals/working/snooze-modal.ts';
import { loadSnoozeForm } from '../../../../services/cards/load-snooze-form.ts';
import { unsnoozeLead } from '../../../../services/ownership/unsnooze-lead.ts';
import { snoozeAnswer, unsnoozeAnswer } from '../../answers/working/snooze-answer.ts';
import type { Click } from '../click.ts';
import { sayOutOfDate } from '../out-of-date.ts';
import { confirm } from '../refresh-home.ts';

/** Snooze: until when and why is asked. */
export async function openSnooze(click: Click): Promise<unknown> {
  const { ctx, actor, about, reader } = click;
  if (!about.lead) return sayOutOfDate(click);
  const form = await loadSnoozeForm(ctx, { leadId: about.lead, actor });
  if (form.outcome === 'open') return click.open(snoozeModal(form));
  return click.tell(snoozeAnswer(form, reader));
}

/** Wake it now: its clocks go on; the outbox redraws the card. */
export async function wakeIt(click: Click): Promise<unknown> {
  const { ctx, actor, about } = click;
  if (!about.lead) return sayOutOfDate(click);
  const was = await unsnoozeLead(ctx, { leadId: about.lead, actor });
  const answer = unsnoozeAnswer(was, click.reader);
  return was.outcome === 'woken' ? confirm(click, answer) : click.tell(answer);
}
