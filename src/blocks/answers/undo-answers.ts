import type { Asked } from '../../routing/model/cards/asked.ts';
import { say } from '../../words/say.ts';
import { printedTime, type Reader } from '../../words/time.ts';
import { LEAD_SHOW } from '../action-ids.ts';
import { claimOrDecline } from '../cards/offer-card.ts';
import { button } from '../elements.ts';
import { SHOWN } from '../limits.ts';
import { cut, leadFirst, leadName, mrkdwn } from '../text.ts';
import { anyOf, areAsked } from '../words.ts';
import { type Answer, answer } from './answer.ts';

/** What somebody hears who took something back, gave it back or brought it back. */

interface About {
  company: string;
}

export function answerUndone(
  was: About & { leadId: string; offerId: string; until: Date | null },
  reader: Reader,
): Answer {
  if (!was.until) {
    return answer(mrkdwn`Taken back: ${leadName(was)} goes to somebody else, as you are Away.`);
  }
  const until = printedTime(was.until, reader);
  const words = mrkdwn`Taken back: ${leadName(was)} waits for your answer until ${until}.`;
  return answer(
    words,
    ...claimOrDecline({ lead: was.leadId, offer: was.offerId }, leadName(was, 40)),
  );
}

/** `to` is who has it again or is asked; null when nobody is. */
export function overrideUndone(was: About & { to: Asked | null; owns: boolean }): Answer {
  const name = leadName(was);
  if (!was.to) return answer(mrkdwn`Taken back: nobody has ${name} now, it waits.`);
  const who = anyOf(was.to);
  return was.owns
    ? answer(mrkdwn`Taken back: ${name} is with ${who} again.`)
    : answer(mrkdwn`Taken back: ${name} is offered to ${who} again.`);
}

export interface Late extends About {
  why: 'not_answered' | 'late' | 'taken' | 'touched' | 'closed' | 'once';
  was: 'claim' | 'decline';
  /** Who has it now. */
  holder: Asked | null;
}

/** Says why not, and what can be done instead. */
export function cannotUndo(late: Late): Answer {
  const name = leadName(late);
  const giveBack = mrkdwn`Type /lead giveback ${name} to give it to the next rep.`;
  const ask = mrkdwn`Ask a manager to give it to you.`;
  switch (late.why) {
    case 'late': {
      const instead = late.was === 'claim' ? giveBack : ask;
      return answer(mrkdwn`Undo lasts 2 minutes, and they are over. ${instead}`);
    }
    case 'taken': {
      const has = late.holder
        ? say`${anyOf(late.holder)} has ${name} by now`
        : say`${leadFirst(late)} went on`;
      return answer(mrkdwn`${has}, so nothing was taken back. ${ask}`);
    }
    case 'touched':
      return answer(mrkdwn`You were in touch about ${name} already. ${giveBack}`);
    case 'once':
      return answer(mrkdwn`You took back an answer to ${name} before. ${giveBack}`);
    case 'closed':
      return answer(
        mrkdwn`${leadFirst(late)} is closed. Type /lead restore ${name} to bring it back.`,
      );
    default:
      return answer(mrkdwn`You did not answer ${name} yourself. ${giveBack}`);
  }
}

export function workedOn(was: About & { by: Asked }): Answer {
  return answer(
    mrkdwn`${anyOf(was.by)} is at work on ${leadName(was)} already. Reassign it to give it to somebody else.`,
  );
}

export function nothingToUndo(lead: About): Answer {
  return answer(mrkdwn`There is nothing of yours to take back for ${leadName(lead)}.`);
}

export function leadGivenBack(was: About & { next: Asked | null }): Answer {
  const next = was.next
    ? say`${areAsked(was.next)} now`
    : say`It waits for somebody who can take it`;
  return answer(mrkdwn`${leadFirst(was)} is given back. ${next}.`);
}

export function nothingToGiveBack(lead: About): Answer {
  return answer(mrkdwn`${leadFirst(lead)} is not claimed, so there is nothing to give back.`);
}

export function leadRestored(was: About & { owner: string | null }): Answer {
  if (was.owner) return answer(mrkdwn`${leadFirst(was)} is open again, with ${was.owner}.`);
  return answer(mrkdwn`${leadFirst(was)} is open again and looks for a rep now.`);
}

export function notClosed(lead: About): Answer {
  return answer(mrkdwn`${leadFirst(lead)} is not closed, so there is nothing to bring back.`);
}

export function suppressed(was: About & { why: string }): Answer {
  const why = cut(was.why, SHOWN.line);
  return answer(
    mrkdwn`Nobody is to contact ${leadName(was)} (${why}). Take them off suppressions.csv first.`,
  );
}

export function goesOnElsewhere(was: About & { leadId: string; merged: boolean }): Answer {
  const name = leadFirst(was);
  const words = was.merged
    ? mrkdwn`${name} was merged into another lead: ${was.leadId}.`
    : mrkdwn`${name} goes on in a newer lead: ${was.leadId}.`;
  return answer(
    words,
    button({ label: say`Show it`, action: LEAD_SHOW, value: { lead: was.leadId } }),
  );
}
