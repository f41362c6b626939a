import type {
  EscalationStorm,
  StormRow,
  StormSettled,
} from '../../../routing/model/cards/escalation-cards.ts';
import { counted } from '../../../words/numbers.ts';
import { type Phrase, say } from '../../../words/say.ts';
import type { Reader } from '../../../words/time.ts';
import { HOME_QUEUE } from '../../action-ids.ts';
import {
  actions,
  button,
  context,
  header,
  type Rendered,
  rendered,
  section,
  sections,
} from '../../elements.ts';
import { SHOWN } from '../../limits.ts';
import { cut, dotted, leadFirst, mention, mrkdwn, type SafeText, spaced } from '../../text.ts';
import { slackTime } from '../../time.ts';
import { holding } from './escalation-words.ts';

/** Many leads that nobody claims, in one message instead of a card each, and who has them since. */
export function escalationStorm(card: EscalationStorm, now: Date): Rendered {
  if (card.settled) return settledStorm(card, card.settled);
  const reader = { timeZone: card.timeZone, now };
  const title = titleOf(card);
  const rest = card.count - card.rows.length;
  const intro = spaced(
    called(card),
    mrkdwn`As of ${slackTime(card.at, reader)}.`,
    slow(card, reader),
  );
  const lines = [intro, ...card.rows.map((row) => rowLine(row, reader))];
  const next =
    card.count === 1
      ? mrkdwn`Open the queue to give it to somebody.`
      : mrkdwn`Open the queue to give them to somebody.`;
  return rendered(mrkdwn`${title}. ${intro} ${next}`, [
    header(title),
    ...sections(lines),
    ...(rest > 0 ? [context(mrkdwn`and ${rest} more`)] : []),
    actions(button({ label: say`Open queue`, action: HOME_QUEUE, primary: true })),
  ]);
}

function titleOf({ told, count, poolId, again }: EscalationStorm): Phrase {
  const where = poolId ? say` in ${poolId}` : '';
  if (count < told) {
    const are = count === 1 ? say`is still unclaimed` : say`are still unclaimed`;
    return say`${count} of ${counted(told, 'lead')} ${are}${where}`;
  }
  const leads = counted(count, 'lead is', 'leads are');
  return again ? say`${leads} still unclaimed${where}` : say`${leads} unclaimed${where}`;
}

function called({ mention: userId }: EscalationStorm): SafeText | null {
  return userId ? mrkdwn`${mention(userId)}, that is you.` : null;
}

function slow(card: EscalationStorm, reader: Reader): SafeText | null {
  if (!card.slow) return null;
  const { from, to } = card.slow;
  const span = mrkdwn`from ${slackTime(from, reader)} to ${slackTime(to, reader)}`;
  return mrkdwn`Slack was slow ${span}, so most reps saw them late.`;
}

function rowLine({ company, person, since, current, held }: StormRow, reader: Reader): SafeText {
  return dotted(
    mrkdwn`*${leadFirst({ company, person }, SHOWN.companyHeard)}*`,
    mrkdwn`since ${slackTime(since, reader)}`,
    current ? holding(current, { isYou: false }, reader) : waiting(held),
  );
}

function waiting(isHeld: boolean): SafeText {
  return isHeld ? mrkdwn`on hold` : mrkdwn`nobody is asked now`;
}

function settledStorm({ told }: EscalationStorm, settled: StormSettled): Rendered {
  const { owners, closed, quarantined } = settled;
  const leads = counted(told, 'lead');
  const isOwned = closed === 0 && quarantined === 0;
  const title = isOwned ? say`All ${leads} have an owner` : say`All ${leads} are settled`;
  const rest = owners.length - SHOWN.lines;
  const line = dotted(
    ...owners.slice(0, SHOWN.lines).map(ownerPart),
    rest > 0 ? mrkdwn`${counted(rest, 'more rep')}` : null,
    closed > 0 ? mrkdwn`${counted(closed, 'was closed', 'were closed')}` : null,
    quarantined > 0
      ? mrkdwn`${counted(quarantined, 'is in quarantine', 'are in quarantine')}`
      : null,
  );
  return rendered(mrkdwn`${title}. ${line}`, [header(title), section(line)]);
}

function ownerPart({ name, leads }: StormSettled['owners'][number]): SafeText {
  return mrkdwn`${cut(name, SHOWN.person)} has ${leads}`;
}
