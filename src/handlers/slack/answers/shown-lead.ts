import type { Answer } from '../../../blocks/answers/answer.ts';
import { leadShown } from '../../../blocks/answers/lead-answers.ts';
import { moneyText } from '../../../routing/model/working/money.ts';
import type { LeadDetail } from '../../../services/look-up/show-lead.ts';
import type { Person } from '../person.ts';

/** A lead in a few lines; `joined` says that it is the lead of before. */
export function shownLead(
  detail: LeadDetail & { joined?: boolean },
  { reader }: Pick<Person, 'reader'>,
): Answer {
  const worth = detail.closeAmount && moneyText(detail.closeAmount);
  return leadShown({ ...detail, worth }, detail.standing, reader);
}
