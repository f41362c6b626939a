import type { Asked } from '../../routing/model/cards/asked.ts';
import type { Phrase, Slot } from '../../words/say.ts';
import { printedTime, type Reader } from '../../words/time.ts';
import { claimOrDecline } from '../cards/offer-card.ts';
import { testLeadButton } from '../parts/test-lead-button.ts';
import { leadFirst, leadName, mrkdwn, type SafeText, spaced } from '../text.ts';
import { anyOf, haveIt } from '../words.ts';
import { type Answer, answer } from './answer.ts';

/** What somebody hears whose click changed nothing. Times are printed: the line is read once. */

export function lostRace(was: { company: string; by: Slot; at: Date }, reader: Reader): Answer {
  const at = printedTime(was.at, reader);
  return answer(mrkdwn`${was.by} claimed ${leadName(was)} at ${at}. Nothing for you to do.`);
}

interface Ended {
  company: string;
  endedAt: Date;
  /** Who has it now and until when; null while nobody has. */
  current: { name: Asked; dueAt: Date | null } | null;
  /** Who had been asked, where that is not the person who reads it. */
  askedOf?: string | undefined;
}

export function tooLate(was: Ended, reader: Reader): Answer {
  const others = othersEnded(was, reader);
  if (others) return answer(others);
  const ended = printedTime(was.endedAt, reader);
  return answer(mrkdwn`Your time for ${leadName(was)} ended at ${ended}. ${holder(was, reader)}`);
}

/** The form was sent in after the time had ended. */
export function declinedTooLate(was: Ended, reader: Reader): Answer {
  const others = othersEnded(was, reader);
  if (others) return answer(spaced(others, mrkdwn`Nothing was declined.`));
  const has = was.current
    ? mrkdwn`${anyOf(was.current.name)} has`
    : mrkdwn`a manager decides about`;
  const ended = printedTime(was.endedAt, reader);
  return answer(
    mrkdwn`Your time ended at ${ended} and ${has} ${leadName(was)} now. Nothing was declined.`,
  );
}

/** One of several who were asked at once, and full since. */
export function fullSince(was: { company: string; why: Slot }): Answer {
  const others = mrkdwn`The others who were asked can claim it.`;
  return answer(mrkdwn`You cannot take ${leadName(was)}: you are ${was.why}. ${others}`);
}

export function storeFailed(was: { company: string; dueAt: Date }, reader: Reader): Answer {
  const due = printedTime(was.dueAt, reader);
  return answer(
    mrkdwn`I could not save that. ${leadFirst(was)} is still yours until ${due}. Press Claim again.`,
  );
}

/** There is no newer card to send: the lead is closed, erased or somebody else's. */
export function cardOver(): Answer {
  return answer(mrkdwn`This card is out of date. My Home tab shows what is yours now.`);
}

/** It is theirs to claim, and nothing else can be done with it before. */
export function claimFirst(
  offer: { leadId: string; offerId: string; company: string; dueAt: Date },
  reader: Reader,
): Answer {
  const value = { lead: offer.leadId, offer: offer.offerId };
  const until = printedTime(offer.dueAt, reader);
  return answer(
    mrkdwn`${leadFirst(offer)} is offered to you until ${until}: claim it first.`,
    ...claimOrDecline(value, leadName(offer)),
  );
}

export function notYours({ offeredTo }: { offeredTo: string }): Answer {
  return answer(
    mrkdwn`This lead was offered to ${offeredTo}. You can take it if the time runs out.`,
  );
}

export function formTooSlow({ button }: { button: Phrase }): Answer {
  return answer(mrkdwn`Slack gave me no time to open the form. Press ${button} again.`);
}

/** Answers "I did not see it"; null where that changed nothing, as when somebody only asks. */
export function unseenHelp(was: { isBack: boolean } | null): Answer {
  return answer(
    spaced(
      was ? mrkdwn`That does not count as a missed lead.` : null,
      was?.isBack ? mrkdwn`You are available again.` : null,
      mrkdwn`Slack may be holding messages back.`,
      mrkdwn`1 Is Baton muted? 2 Is Do Not Disturb on?`,
      mrkdwn`3 How long until Slack sends to your phone?`,
    ),
    testLeadButton(),
  );
}

/** Null for who had been asked. */
function othersEnded(was: Ended, reader: Reader): SafeText | null {
  if (was.askedOf === undefined) return null;
  const ended = printedTime(was.endedAt, reader);
  return mrkdwn`${leadFirst(was)} was offered to ${was.askedOf} until ${ended}. ${holder(was, reader)}`;
}

function holder({ current }: Ended, reader: Reader): SafeText {
  if (!current) return mrkdwn`A manager decides now.`;
  if (!current.dueAt) return mrkdwn`${haveIt(current.name)} now.`;
  return mrkdwn`${haveIt(current.name)} until ${printedTime(current.dueAt, reader)}.`;
}
