import type { CloseOutcome } from '../../routing/model/lead.ts';
import { LEAD_UNDO } from '../action-ids.ts';
import { button } from '../elements.ts';
import { leadName, mrkdwn, type SafeText, spaced } from '../text.ts';
import { printedTime, type Reader } from '../time.ts';
import { counted, OUTCOME_WORDS } from '../words.ts';
import { type Answer, answer } from './answer.ts';

/** One line to whoever did something that no card of theirs shows. */

interface About {
  company: string;
}

export function leadTaken(lead: About & { leadId: string }): Answer {
  return answer(mrkdwn`${named(lead)} is yours now.`, undoOverrideButton(lead.leadId));
}

/** Under every answer to a change of owner. */
export function undoOverrideButton(leadId: string) {
  return button({ label: 'Undo', action: LEAD_UNDO, value: { lead: leadId } });
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

interface Absence {
  /** Null for oneself. */
  rep: string | null;
  until: Date | null;
  cover: { name: string; taken: number } | null;
}

export function awaySet({ rep, until, cover }: Absence, reader: Reader): Answer {
  const who = rep ? `${rep} is` : 'You are';
  const end = until
    ? mrkdwn`${who} away until ${printedTime(until, reader)}. No new leads until then.`
    : mrkdwn`${who} away. No new leads until /routing back.`;
  return answer(spaced(end, cover && covers(cover)));
}

function covers({ name, taken }: { name: string; taken: number }): SafeText {
  if (taken === 0) return mrkdwn`${name} covers.`;
  return mrkdwn`${name} covers and has ${counted(taken, 'lead')} that could not wait.`;
}

export function badCover({ cover }: { cover: string }): Answer {
  return answer(
    mrkdwn`${cover} cannot cover: name somebody else who is here. Nothing was changed.`,
  );
}

export function notAway({ name }: { name: string }): Answer {
  return answer(mrkdwn`${name} is back already. Nothing was changed.`);
}

export function backAgain(rep: string | null): Answer {
  return answer(mrkdwn`${rep ? `${rep} is` : 'You are'} available again.`);
}

export function poolPaused(pool: string): Answer {
  return answer(mrkdwn`${poolWords(pool)} is paused. New leads wait on hold until it is resumed.`);
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
