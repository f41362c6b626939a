import { unknownRep } from '../../../../blocks/answers/command-answers.ts';
import { loadHours } from '../../../../services/hours/load-hours.ts';
import { hoursRefused } from '../../answers/hours/time-off-answer.ts';
import type { Click } from '../click.ts';
import { openHours } from '../hours/hours-open.ts';
import { sayOutOfDate } from '../out-of-date.ts';
import { makeAvailable } from './away-back.ts';
import { awayForm } from './away-form.ts';

/** A manager's menu beside a rep in Home: away, back, hours and time off. */
export async function changeAvailability(click: Click): Promise<unknown> {
  const { rep } = click.about;
  if (!rep) return sayOutOfDate(click);
  if (click.choice === 'back') return makeAvailable(click, rep);
  if (click.choice === 'hours') return openHours(click);
  const may = await loadHours(click.ctx, { repId: rep, actor: click.actor });
  if (may.outcome !== 'open') return click.tell(hoursRefused(may, rep));
  const form = await awayForm(click, rep);
  return form ? click.open(form) : click.tell(unknownRep(rep));
}
