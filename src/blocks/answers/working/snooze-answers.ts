import type { Asked } from '../../../routing/model/cards/asked.ts';
import { counted } from '../../../words/numbers.ts';
import { say } from '../../../words/say.ts';
import { printedTime, type Reader } from '../../../words/time.ts';
import { LEAD_WAKE } from '../../action-ids.ts';
import { button } from '../../elements.ts';
import { leadFirst, leadName, mrkdwn, spaced } from '../../text.ts';
import { allOf, areAsked, timesMore } from '../../words.ts';
import { type Answer, answer } from '../answer.ts';

/** What became of a lead that was to be put off, and what can be done instead. */

interface About {
  company: string;
}

export function leadSnoozed(
  was: About & { leadId: string; until: Date; left: number | null },
  reader: Reader,
): Answer {
  const until = printedTime(was.until, reader);
  const rest = was.left === null ? null : mrkdwn`You may snooze it ${timesMore(was.left)}.`;
  return answer(
    spaced(mrkdwn`${leadFirst(was)} is snoozed until ${until}; its clocks stand until then.`, rest),
    button({ label: say`Wake it now`, action: LEAD_WAKE, value: { lead: was.leadId } }),
  );
}

export function snoozeTooLong(was: About & { latest: Date }, reader: Reader): Answer {
  const latest = printedTime(was.latest, reader);
  return answer(
    mrkdwn`${leadFirst(was)} may wait until ${latest} at most. Nothing was changed; name an earlier time.`,
  );
}

export function snoozeTooOften(was: About & { times: number }): Answer {
  return answer(
    mrkdwn`You snoozed ${leadName(was)} ${counted(was.times, 'time')} already, which is all there are. Log a touch, give it back, or ask your manager to snooze it.`,
  );
}

export function snoozePast(was: About): Answer {
  return answer(
    mrkdwn`That time has passed, so ${leadName(was)} stays as it is. Name a later one.`,
  );
}

export function snoozeWithoutReason(was: About): Answer {
  return answer(mrkdwn`Say why: /lead snooze ${leadName(was)} 2d because REASON`);
}

export function notToSnooze(was: About): Answer {
  return answer(
    mrkdwn`${leadFirst(was)} is not claimed and not on hold, so there is nothing to put off.`,
  );
}

export function leadWoken(was: About): Answer {
  return answer(mrkdwn`${leadFirst(was)} is back; its clocks go on.`);
}

export function notSnoozed(was: About): Answer {
  return answer(mrkdwn`${leadFirst(was)} is not snoozed. Nothing was changed.`);
}

export function leadRerouted(was: About & { from: Asked; next: Asked | null }): Answer {
  const next = was.next
    ? mrkdwn`${areAsked(was.next)} now.`
    : mrkdwn`Nobody else can take it now; /lead why says why.`;
  return answer(
    spaced(
      mrkdwn`${leadFirst(was)} was taken from ${allOf(was.from)}, whose turn came back.`,
      next,
    ),
  );
}

export function withNobody(was: About): Answer {
  return answer(
    mrkdwn`Nobody has ${leadName(was)}, so there is nobody to take it from. Give it to a rep: /lead assign ID @rep REASON`,
  );
}
