import type { ModalView } from '@slack/web-api';
import { HOURS_TITLE, hoursModal } from '../../../../blocks/modals/hours/hours-modal.ts';
import { answerModal } from '../../../../blocks/modals/message-modal.ts';
import { loadHours } from '../../../../services/hours/load-hours.ts';
import { hoursRefused } from '../../answers/hours/time-off-answer.ts';
import type { Person } from '../../person.ts';
import type { Click } from '../click.ts';

/** Hours and time off: one's own, or those of a rep of the team. */
export async function openHours(click: Click): Promise<unknown> {
  return click.open(await hoursView(click, click.about.rep ?? click.repId));
}

/** The form as things stand now, or why there is none. */
export async function hoursView(person: Person, repId: string): Promise<ModalView> {
  const { ctx, actor, reader } = person;
  const was = await loadHours(ctx, { repId, actor });
  if (was.outcome === 'open') return hoursModal(was.form, reader);
  return answerModal(hoursRefused(was, repId), HOURS_TITLE);
}
