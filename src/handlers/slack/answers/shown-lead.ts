import type { Answer } from '../../../blocks/answers/answer.ts';
import { leadShown } from '../../../blocks/answers/lead-answers.ts';
import type { LeadDetail } from '../../../services/show-lead.ts';
import type { Person } from '../person.ts';

/** A lead in a few lines; while it is offered, whoever is asked stands in the owner's place. */
export function shownLead(detail: LeadDetail, { reader }: Pick<Person, 'reader'>): Answer {
  const { lead, state, ownerName, offers } = detail;
  const asked = offers.find((offer) => offer.state === 'made');
  return leadShown(lead, { state, repName: ownerName ?? asked?.rep ?? null, dueAt: null }, reader);
}
