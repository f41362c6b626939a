import { say } from '../../../words/say.ts';
import { printedTime, type Reader } from '../../../words/time.ts';
import { leadFirst, leadName, mrkdwn, spaced } from '../../text.ts';
import { type Answer, answer } from '../answer.ts';

/** What somebody hears who says to be on an escalated lead. */

interface About {
  company: string;
}

export function onIt(lead: About & { until: Date }, reader: Reader): Answer {
  const until = printedTime(lead.until, reader);
  return answer(
    spaced(
      mrkdwn`You are on ${leadName(lead)}: nobody else is called before ${until}.`,
      mrkdwn`Reps are still asked until one claims it. Take it or reassign it to end that.`,
    ),
  );
}

export function onItAlready(
  was: About & { by: string; you: boolean; at: Date; until: Date },
  reader: Reader,
): Answer {
  const [at, until] = [printedTime(was.at, reader), printedTime(was.until, reader)];
  const who = was.you ? say`You have been` : say`${was.by} has been`;
  return answer(
    mrkdwn`${who} on ${leadName(was)} since ${at}, and nobody else is called before ${until}.`,
  );
}

export function nobodyNeeded(lead: About & { owner: string | null }): Answer {
  if (lead.owner === null) return answer(mrkdwn`${leadFirst(lead)} waits for nobody any more.`);
  return answer(mrkdwn`${lead.owner} has ${leadName(lead)} now. Nothing for you to do.`);
}
