import type { Answer } from '../../../blocks/answers/answer.ts';
import { leadShown } from '../../../blocks/answers/lead-answers.ts';
import type { LeadDetail } from '../../../services/look-up/show-lead.ts';
import type { Person } from '../person.ts';

/** A lead in a few lines. */
export function shownLead(detail: LeadDetail, { reader }: Pick<Person, 'reader'>): Answer {
  return leadShown(detail, detail.standing, reader);
}
