import { unknownRep } from '../../../../blocks/answers/command-answers.ts';
import { awayModal } from '../../../../blocks/modals/away-modal.ts';
import { listPeople } from '../../../../services/who-is.ts';
import type { Click } from '../click.ts';
import { sayOutOfDate } from '../out-of-date.ts';
import { makeAvailable } from './away-back.ts';

/** A manager's menu beside a rep in Home: away or back. */
export async function changeAvailability(click: Click): Promise<unknown> {
  const { rep } = click.about;
  if (!rep) return sayOutOfDate(click);
  if (click.choice === 'back') return makeAvailable(click, rep);
  const person = (await listPeople(click.ctx)).find(({ repId }) => repId === rep);
  if (!person) return click.tell(unknownRep(rep));
  return click.open(awayModal({ repId: rep, name: person.name }));
}
