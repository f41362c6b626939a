import type { Asked } from '../../routing/model/cards/asked.ts';
import type { CloseOutcome } from '../../routing/model/lead.ts';
import type { Engagement } from '../../routing/model/working/engagement.ts';
import { counted } from '../../words/numbers.ts';
import { type Phrase, say } from '../../words/say.ts';
import { printedTime, type Reader } from '../../words/time.ts';
import { AWAY_BACK, LEAD_TOUCH_FORM, LEAD_UNDO, OFFER_UNSEEN } from '../action-ids.ts';
import { button } from '../elements.ts';
import { leadFirst, leadName, mrkdwn, type SafeText, spaced } from '../text.ts';
import { anyOf, areAsked, ENGAGEMENT_WORDS, outcomeWords } from '../words.ts';
import { type Answer, answer } from './answer.ts';
import { commandButton, hoursButton, teamButton } from './next-step.ts';

/** One line to whoever did something that no card of theirs shows. */

interface About {
  company: string;
}

interface Whose {
  /** The name; null for oneself. */
  rep: string | null;
  repId: string;
}

export function leadTaken(lead: About & { leadId: string }): Answer {
  return answer(mrkdwn`${leadFirst(lead)} is yours now.`, undoOverrideButton(lead.leadId));
}

/** Under every answer to a change of owner. */
export function undoOverrideButton(leadId: string) {
  return button({ label: say`Undo`, action: LEAD_UNDO, value: { lead: leadId } });
}

/** `rep` is null for oneself. */
export function testLeadSent(rep: string | null): Answer {
  if (rep) {
    return answer(
      mrkdwn`A test lead is on its way to ${rep}. It counts for nothing.`,
      teamButton(),
    );
  }
  return answer(
    mrkdwn`A test lead is on its way to you. No message in a minute? Check if I am muted.`,
    button({ label: say`Check my notifications`, action: OFFER_UNSEEN }),
  );
}

export function noSlackUser(rep: string): Answer {
  return answer(mrkdwn`I don't know ${rep} in Slack, so no lead can arrive. Nothing was sent.`);
}

interface Closed extends About {
  closeAs: CloseOutcome;
  /** What it brought, in words. */
  worth: string | null;
  /** Whose turn came back. */
  cameBack: string | null;
}

export function leadClosed(lead: Closed): Answer {
  const { closeAs, worth, cameBack } = lead;
  const closed = mrkdwn`${leadFirst(lead)} is closed: ${outcomeWords(closeAs, worth)}.`;
  return answer(spaced(closed, cameBack ? mrkdwn`The turn of ${cameBack} came back.` : null));
}

/** To a rep who calls it bad. */
export function askedWhetherBad(lead: About): Answer {
  return answer(
    mrkdwn`A manager is asked about ${leadName(lead)}. If they agree that it is bad, your turn comes back.`,
  );
}

export function leadKept(lead: About & { rep: Asked | null; owns: boolean }): Answer {
  const name = leadFirst(lead);
  if (lead.rep === null) return answer(mrkdwn`${name} is fine, but nobody can take it now.`);
  return lead.owns
    ? answer(mrkdwn`${name} is fine: ${anyOf(lead.rep)} has it again.`)
    : answer(mrkdwn`${name} is fine: ${areAsked(lead.rep)} now.`);
}

export function notCalledBad(lead: About): Answer {
  return answer(mrkdwn`Nobody calls ${leadName(lead)} bad any more. Nothing was changed.`);
}

/** One press keeps the promise; how it went can be said afterwards. */
export function touchLogged(
  lead: About & { leadId: string; first: boolean; nextBy: Date | null },
  reader: Reader,
): Answer {
  const which = lead.first ? say`First touch` : say`Another touch`;
  const value = { lead: lead.leadId };
  return answer(
    spaced(mrkdwn`${which} of ${leadName(lead)} is logged.`, nextLine(lead, reader)),
    button({ label: say`Say how it went`, action: LEAD_TOUCH_FORM, value }),
  );
}

export function touchNoted(
  lead: About & { engagement: Engagement; nextBy: Date | null },
  reader: Reader,
): Answer {
  const noted = mrkdwn`Logged for ${leadName(lead)}: ${ENGAGEMENT_WORDS[lead.engagement]}.`;
  return answer(spaced(noted, nextLine(lead, reader)));
}

function nextLine({ nextBy }: { nextBy: Date | null }, reader: Reader): SafeText | null {
  return nextBy && mrkdwn`Next touch by ${printedTime(nextBy, reader)}.`;
}

export function engagementSet(lead: About & { engagement: Engagement }): Answer {
  return answer(mrkdwn`${leadFirst(lead)} stands at: ${ENGAGEMENT_WORDS[lead.engagement]}.`);
}

export function timeGiven(given: About & { rep: string; until: Date }, reader: Reader): Answer {
  const until = printedTime(given.until, reader);
  return answer(mrkdwn`${given.rep} has ${leadName(given)} until ${until} now.`);
}

interface Absence extends Whose {
  until: Date | null;
  cover: { name: string; taken: number } | null;
}

export function awaySet({ rep, repId, until, cover }: Absence, reader: Reader): Answer {
  const who = rep ? say`${rep} is` : say`You are`;
  const end = until
    ? mrkdwn`${who} away until ${printedTime(until, reader)}. No new leads until then.`
    : mrkdwn`${who} away. No new leads until /routing back.`;
  const back = rep ? [] : [button({ label: say`I am back`, action: AWAY_BACK })];
  return answer(spaced(end, cover && covers(cover)), ...back, hoursButton(repId));
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

export function backAgain({ rep, repId }: Whose): Answer {
  const who = rep ? say`${rep} is` : say`You are`;
  return answer(mrkdwn`${who} available again.`, hoursButton(repId));
}

export function poolPaused(pool: string): Answer {
  return answer(
    mrkdwn`${poolWords(pool)} is paused. New leads wait on hold until it is resumed.`,
    resumeButton(pool),
  );
}

export function poolResumed(pool: string): Answer {
  const words = mrkdwn`${poolWords(pool)} is running again; what was held goes out now.`;
  return answer(words, teamButton());
}

export function poolUnchanged(pool: string, wanted: 'paused' | 'running'): Answer {
  const what = poolWords(pool);
  return wanted === 'paused'
    ? answer(mrkdwn`${what} was paused already.`, resumeButton(pool))
    : answer(mrkdwn`${what} was running already.`, teamButton());
}

function resumeButton(pool: string) {
  return commandButton(say`Resume`, `/routing resume ${pool}`);
}

function poolWords(pool: string): Phrase {
  return pool === 'all' ? say`All routing` : say`The pool ${pool}`;
}
