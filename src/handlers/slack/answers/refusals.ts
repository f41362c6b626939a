import type { Answer } from '../../../blocks/answers/answer.ts';
import {
  cardOver,
  claimFirst,
  lostRace,
  notYours,
  tooLate,
} from '../../../blocks/answers/click-answers.ts';
import { notPermitted, notYourLead } from '../../../blocks/answers/command-answers.ts';
import { anyOf } from '../../../blocks/words.ts';
import type { Context } from '../../../services/context.ts';
import { listPeople } from '../../../services/people/who-is.ts';
import type { OfferOver, OfferRefusal } from '../../../services/steps/offer/answer-offer.ts';
import type { OwnerRefusal } from '../../../services/steps/ownership/offered-to-them.ts';
import type { Refusal } from '../../../services/steps/permission.ts';
import { type Phrase, say } from '../../../words/say.ts';
import type { Reader } from '../../../words/time.ts';
import { notOnRoster } from './words.ts';

/** Why an offer could not be answered, in words. */
export function offerRefused(was: OfferRefusal, reader: Reader): Answer {
  if (was.outcome === 'offer_over') return offerOver(was, reader);
  if (was.outcome === 'not_yours') return notYours({ offeredTo: was.heldBy });
  return was.outcome === 'stranger' ? notOnRoster() : cardOver();
}

function offerOver({ holder, ...was }: OfferOver, reader: Reader): Answer {
  return holder?.claimedAt
    ? lostRace({ ...was, by: anyOf(holder.name), at: holder.claimedAt }, reader)
    : tooLate({ ...was, current: holder }, reader);
}

const MANAGERS = say`managers`;

/** `what` is the act that was refused, such as "Closing leads"; `needs` who may. */
export function refused(was: Refusal, what: Phrase, needs: Phrase = MANAGERS): Answer {
  if (was.outcome === 'not_permitted') {
    const { allowed: who, about: company, ask } = was;
    const denied = { who, ...(ask && { ask }) };
    return company ? notYourLead({ company, ...denied }) : notPermitted({ what, needs, ...denied });
  }
  return was.outcome === 'stranger' ? notOnRoster() : cardOver();
}

const OWNER = say`its owner and managers`;

/** The same of what only a lead's owner does: whoever it is offered to has to claim it first. */
export function refusedOwner(was: OwnerRefusal, what: Phrase, reader: Reader): Answer {
  return was.outcome === 'offered_to_you' ? claimFirst(was, reader) : refused(was, what, OWNER);
}

/** What anybody hears whom the roster does not name, with whom to ask. */
export async function strangerAnswer(ctx: Context): Promise<Answer> {
  const people = await listPeople(ctx);
  const admins = people.filter(({ role }) => role === 'admin');
  return notOnRoster(admins.map(({ name }) => name));
}
