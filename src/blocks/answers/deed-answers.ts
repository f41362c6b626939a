import type { CloseOutcome } from '../../routing/model/lead.ts';
import { leadName, mrkdwn } from '../text.ts';
import { printedTime, type Reader } from '../time.ts';
import { OUTCOME_WORDS } from '../words.ts';
import { type Answer, answer } from './answer.ts';

/** One line to whoever did something that no card of theirs shows. */

interface About {
  company: string;
}

export function leadTaken(lead: About): Answer {
  return answer(mrkdwn`${named(lead)} is yours now.`);
}

/** `rep` is null for oneself. */
export function testLeadSent(rep: string | null): Answer {
  if (rep) return answer(mrkdwn`A test lead is on its way to ${rep}. It counts for nothing.`);
  return answer(
    mrkdwn`A test lead is on its way to you. No message in a minute? Check if I am muted.`,
  );
}

export function noSlackUser(rep: string): Answer {
  return answer(mrkdwn`I don't know ${rep} in Slack, so no lead can arrive. Nothing was sent.`);
}

export function leadClosed(lead: About, outcome: CloseOutcome): Answer {
  return answer(mrkdwn`${named(lead)} is closed: ${OUTCOME_WORDS[outcome].toLowerCase()}.`);
}

export function touchLogged(lead: About): Answer {
  return answer(mrkdwn`First touch of ${named(lead)} is logged.`);
}

export function timeGiven(given: About & { rep: string; until: Date }, reader: Reader): Answer {
  const until = printedTime(given.until, reader);
  return answer(mrkdwn`${given.rep} has ${named(given)} until ${until} now.`);
}

/** `rep` is null for oneself. */
export function awaySet(away: { rep: string | null; until: Date | null }, reader: Reader): Answer {
  const who = away.rep ? `${away.rep} is` : 'You are';
  if (!away.until) return answer(mrkdwn`${who} away. No new leads until /routing back.`);
  const until = printedTime(away.until, reader);
  return answer(mrkdwn`${who} away until ${until}. No new leads until then.`);
}

export function backAgain(rep: string | null): Answer {
  return answer(mrkdwn`${rep ? `${rep} is` : 'You are'} available again.`);
}

export function poolPaused(pool: string): Answer {
  return answer(mrkdwn`${poolWords(pool)} is paused. New leads wait in hold until it is resumed.`);
}

export function poolResumed(pool: string): Answer {
  return answer(mrkdwn`${poolWords(pool)} is running again; what was held goes out now.`);
}

function poolWords(pool: string): string {
  return pool === 'all' ? 'All routing' : `The pool ${pool}`;
}

function named({ company }: About): string {
  return leadName({ company, person: '' });
}
