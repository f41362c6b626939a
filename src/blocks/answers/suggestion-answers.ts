import type { Asked } from '../../routing/model/cards/asked.ts';
import { say } from '../../words/say.ts';
import { printedTime, type Reader } from '../../words/time.ts';
import { leadFirst, leadName, mrkdwn } from '../text.ts';
import { haveIt } from '../words.ts';
import { type Answer, answer } from './answer.ts';

/** One line to whoever answered whether two are the same. */

interface About {
  company: string;
}

/** `rep` has the lead now, or is asked; null while nobody is. */
export function sameCompany(
  was: About & { account: string; rep: Asked | null; moved: boolean },
): Answer {
  const has = was.rep === null ? say`Nobody has it` : haveIt(was.rep);
  const then = was.moved ? say`${has} now.` : say`${has} as before.`;
  return answer(mrkdwn`${leadFirst(was)} is the account ${was.account}. ${then}`);
}

export function notTheSame(was: About & { account: string }): Answer {
  return answer(mrkdwn`${leadFirst(was)} is not ${was.account}. I will not ask again.`);
}

export function keptApart(was: About): Answer {
  return answer(mrkdwn`${leadFirst(was)} stays a lead of its own. I will not ask again.`);
}

/** Somebody was quicker, or it is this person's second click. */
export function settledBefore(was: About & { by: string; at: Date }, reader: Reader): Answer {
  const at = printedTime(was.at, reader);
  return answer(mrkdwn`${was.by} settled that at ${at}. Nothing for you to do.`);
}

export function nothingToSettle(was: About): Answer {
  return answer(mrkdwn`There is nothing to decide about ${leadName(was)} any more.`);
}
