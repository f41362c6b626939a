import type { Answer } from '../../../../blocks/answers/answer.ts';
import { snoozeModal } from '../../../../blocks/modals/working/snooze-modal.ts';
import { loadSnoozeForm } from '../../../../services/cards/load-snooze-form.ts';
import { unsnoozeLead } from '../../../../services/ownership/unsnooze-lead.ts';
import { snoozeAnswer, unsnoozeAnswer } from '../../answers/working/snooze-answer.ts';
import type { Asking } from '../../person.ts';
import type { Click } from '../click.ts';
import { sayOutOfDate } from '../out-of-date.ts';
import { confirm } from '../refresh-home.ts';

/** Snooze: until when and why is asked. */
export async function openSnooze(click: Click): Promise<unknown> {
  const { lead: leadId } = click.about;
  if (!leadId) return sayOutOfDate(click);
  const said = await askSnooze(click, { leadId });
  return said && click.tell(said);
}

/** Null where the form is open; what was typed already stands in it. */
export async function askSnooze(
  { ctx, actor, reader, open }: Asking,
  { leadId, ...typed }: { leadId: string; until?: string; reason?: string },
): Promise<Answer | null> {
  const form = await loadSnoozeForm(ctx, { leadId, actor });
  if (form.outcome !== 'open') return snoozeAnswer(form, reader);
  await open(snoozeModal({ ...form, ...typed }));
  return null;
}

/** Wake it now: its clocks go on; the outbox redraws the card. */
export async function wakeIt(click: Click): Promise<unknown> {
  const { ctx, actor, about } = click;
  if (!about.lead) return sayOutOfDate(click);
  const was = await unsnoozeLead(ctx, { leadId: about.lead, actor });
  const answer = unsnoozeAnswer(was, click.reader);
  return was.outcome === 'woken' ? confirm(click, answer) : click.tell(answer);
}
