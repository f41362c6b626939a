import type { EscalationStorm, StormRow } from '../../../routing/model/cards/escalation-cards.ts';
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
  sections,
} from '../../elements.ts';
import { SHOWN } from '../../limits.ts';
import { dotted, leadName, mention, mrkdwn, type SafeText, spaced } from '../../text.ts';
import { slackTime } from '../../time.ts';
import { holding } from './escalation-words.ts';

/** Many leads that nobody claims, in one message instead of a card each. */
export function escalationStorm(card: EscalationStorm, now: Date): Rendered {
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

function titleOf({ count, poolId, again }: EscalationStorm): Phrase {
  const where = poolId ? say` in ${poolId}` : '';
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

function rowLine({ company, person, since, current }: StormRow, reader: Reader): SafeText {
  return dotted(
    mrkdwn`*${leadName({ company, person }, SHOWN.companyHeard)}*`,
    mrkdwn`since ${slackTime(since, reader)}`,
    current ? holding(current, { isYou: false }, reader) : mrkdwn`on hold`,
  );
}
