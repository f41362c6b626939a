import type { Asked } from '../../routing/model/cards/asked.ts';
import { leadFirst, leadName, mrkdwn } from '../text.ts';
import { haveIt } from '../words.ts';
import { type Answer, answer } from './answer.ts';

/** One line to whoever wanted to make one lead of two. */

interface About {
  company: string;
}

/** `rep` has the lead that stays, or is asked; null while nobody is. */
export function leadsMerged(was: About & { leadId: string; rep: Asked | null }): Answer {
  const has = was.rep ? mrkdwn` ${haveIt(was.rep)}.` : mrkdwn``;
  return answer(mrkdwn`${leadFirst(was)} is one lead now (${was.leadId}).${has}`);
}

export function sameLead(was: About): Answer {
  return answer(mrkdwn`Both are the same lead, ${leadName(was)}. Nothing was changed.`);
}

export function alreadyMerged(was: About & { leadId: string }): Answer {
  const what = mrkdwn`${leadFirst(was)} was merged before, into ${was.leadId}.`;
  return answer(mrkdwn`${what} Nothing was changed.`);
}

export function mergeIntoClosed(was: About): Answer {
  return answer(
    mrkdwn`${leadFirst(was)} is closed, so nothing goes into it. Merge the other way round, or restore it.`,
  );
}

export function testAndReal(): Answer {
  return answer(mrkdwn`One of them is a test and the other is real. Nothing was changed.`);
}
