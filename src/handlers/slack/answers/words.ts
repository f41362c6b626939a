import { type Answer, answer } from '../../../blocks/answers/answer.ts';
import { undoOverrideButton } from '../../../blocks/answers/deed-answers.ts';
import { leadFirst, leadName, mrkdwn } from '../../../blocks/text.ts';
import { listed } from '../../../words/lists.ts';
import type { Slot } from '../../../words/say.ts';

/** Answers that only this door gives. */

/** `admins` may put them there. */
export function notOnRoster(admins: readonly string[] = []): Answer {
  if (admins.length === 0) {
    return answer(mrkdwn`You are not on the roster here, so I can't do that. Ask who runs Baton.`);
  }
  const ask = listed(admins, 'or');
  return answer(
    mrkdwn`You are not on the roster here, so I can't do that. Ask ${ask}, who can add you.`,
  );
}

export function notInThisVersion(what: string): Answer {
  return answer(mrkdwn`${what} is not available in this version of Baton. Nothing was changed.`);
}

export function alreadyClosed(lead: { company: string }): Answer {
  return answer(mrkdwn`${leadFirst(lead)} is closed already. Nothing was changed.`);
}

export function noAmountHere(): Answer {
  return answer(mrkdwn`Only a converted lead has an amount. Nothing was changed.`);
}

export function notClaimedYet(lead: { company: string }): Answer {
  return answer(mrkdwn`${leadFirst(lead)} is not claimed yet, so there is no touch to log.`);
}

export function nothingRunning(lead: { company: string }): Answer {
  return answer(mrkdwn`Nobody's time is running for ${leadName(lead)}. Reassign it or take it.`);
}

export function unknownPool(typed: string, pools: string[]): Answer {
  return answer(mrkdwn`I know no pool “${typed}”. There is ${listed([...pools, 'all'])}.`);
}

export function noSuchEngagement(known: readonly string[]): Answer {
  return answer(mrkdwn`Say how far contact has come: ${listed(known, 'or')}.`);
}

/** `caution` is a sentence about the rep, such as "Ben Koch is away until Mon 09:00". */
export function given(was: {
  leadId: string;
  company: string;
  to: string;
  final: boolean;
  caution: Slot | null;
}): Answer {
  const caution = was.caution ? mrkdwn` ${was.caution}.` : mrkdwn``;
  const undo = undoOverrideButton(was.leadId);
  return was.final
    ? answer(mrkdwn`${leadFirst(was)} belongs to ${was.to} now.${caution}`, undo)
    : answer(mrkdwn`${leadFirst(was)} is offered to ${was.to} now.${caution}`, undo);
}
