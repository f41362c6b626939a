import type { TimeOffRow } from '../../routing/model/cards/hours-cards.ts';
import { counted } from '../../words/numbers.ts';
import { say } from '../../words/say.ts';
import type { Reader } from '../../words/time.ts';
import { actions, context, rendered, row, section } from '../elements.ts';
import { SHOWN } from '../limits.ts';
import { cancelOffButton } from '../modals/hours/hours-modal.ts';
import { type OffRefusal, offEnd, offFault, offLine, offWords } from '../parts/off-words.ts';
import { cut, joined, mrkdwn, type SafeText, spaced } from '../text.ts';
import { type Answer, answer } from './answer.ts';
import { hoursButton } from './next-step.ts';

/** What somebody hears about time off; `own`: it is theirs. */

interface Whose {
  own: boolean;
}

/** `taken`: how many claimed leads went to the cover at once. */
export function timeOffPlanned(off: TimeOffRow, { own, taken }: Whose & { taken: number }): Answer {
  return answer(
    spaced(
      mrkdwn`${own ? say`You have` : say`${off.name} has`} time off ${offWords(off)}.`,
      mrkdwn`Leads come again ${offEnd(off)} (${off.timeZone}).`,
      off.coverName === null ? null : coverWords(off.coverName, taken),
    ),
    cancelOffButton(off),
  );
}

function coverWords(name: string, taken: number): SafeText {
  if (taken === 0) return mrkdwn`${name} covers.`;
  return mrkdwn`${name} covers and has ${counted(taken, 'lead')} that could not wait.`;
}

/** `name` is null for oneself. */
export function timeOffList(
  rows: readonly TimeOffRow[],
  { name, repId }: { name: string | null; repId: string },
  reader: Reader,
): Answer {
  const whose = name === null ? null : cut(name, SHOWN.person);
  const hint = mrkdwn`Plan some: /routing timeoff FROM until UNTIL cover @rep`;
  if (rows.length === 0) {
    const who = whose === null ? say`You have` : say`${whose} has`;
    return answer(spaced(mrkdwn`${who} no time off planned.`, hint), hoursButton(repId));
  }
  const title = mrkdwn`*${whose === null ? say`Your time off` : say`Time off of ${whose}`}: ${rows.length}*`;
  const rest = rows.length - SHOWN.timeOffRows;
  const last = rest > 0 ? mrkdwn`and ${rest} more, later than these` : hint;
  const shown = rows
    .slice(0, SHOWN.timeOffRows)
    .map((off) => ({ off, line: offLine(off, reader) }));
  return rendered(joined([title, ...shown.map(({ line }) => line), last], '\n'), [
    section(title),
    ...shown.map(({ off, line }) => row(line, cancelOffButton(off))),
    context(last),
    actions(hoursButton(repId)),
  ]);
}

export function timeOffCancelled(off: TimeOffRow, { own }: Whose): Answer {
  const when = offWords(off);
  if (own) {
    return answer(
      mrkdwn`Your time off ${when} is cancelled. Leads come to you again in that time.`,
    );
  }
  return answer(
    mrkdwn`The time off of ${off.name} ${when} is cancelled. Leads come to them again in that time.`,
  );
}

export function timeOffRefused(was: OffRefusal): Answer {
  const words = mrkdwn`${offFault(was).words} Nothing was changed.`;
  const isThere = was.outcome === 'overlaps';
  return isThere ? answer(words, hoursButton(was.timeOff.repId)) : answer(words);
}

export function timeOffOver(): Answer {
  return answer(mrkdwn`That time off is over or cancelled already. Nothing was changed.`);
}

/** What was typed is no stretch of time. */
export function badStretch(typed: string): Answer {
  const said = cut(typed, 60);
  return answer(
    mrkdwn`“${said}” is no stretch of time. Try friday, tomorrow 10:00 until 12:00, or 21 dec until 4 jan.`,
  );
}
