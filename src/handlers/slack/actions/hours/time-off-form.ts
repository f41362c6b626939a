import type { ModalView } from '@slack/web-api';
import { TIME_OFF_TITLE, timeOffModal } from '../../../../blocks/modals/hours/time-off-modal.ts';
import { answerModal } from '../../../../blocks/modals/message-modal.ts';
import { pickedOf } from '../../../../routing/availability/typed/picked-days.ts';
import { loadHours } from '../../../../services/hours/load-hours.ts';
import { listPeople } from '../../../../services/people/who-is.ts';
import { hoursRefused } from '../../answers/hours/time-off-answer.ts';
import type { Click } from '../click.ts';
import { sayOutOfDate } from '../out-of-date.ts';

/** Add time off, or Change what is planned, asks from when until when and who covers. */
export async function openTimeOff(click: Click): Promise<unknown> {
  const form = await formFor(click, click.about.rep ?? click.repId);
  return form ? click.open(form) : sayOutOfDate(click);
}

/** Null where what should be changed is not there any more. */
async function formFor(click: Click, repId: string): Promise<ModalView | null> {
  const { ctx, actor, about } = click;
  const was = await loadHours(ctx, { repId, actor });
  if (was.outcome !== 'open') return answerModal(hoursRefused(was, repId), TIME_OFF_TITLE);
  const { name, timeZone, timeOff } = was.form;
  const others = (await listPeople(ctx)).filter((one) => one.repId !== repId);
  const off = timeOff.find(({ id }) => id === about.off);
  if (about.off !== undefined && !off) return null;
  const changes = off ? { ...off, picked: pickedOf(off, timeZone) } : null;
  return timeOffModal({ repId, name, timeZone, others, changes });
}
