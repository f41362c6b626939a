import type { SnoozeView } from '../../../routing/model/cards/cards.ts';
import type { Reader } from '../../../words/time.ts';
import { SHOWN } from '../../limits.ts';
import { cut, mrkdwn, type SafeText } from '../../text.ts';
import { slackTime } from '../../time.ts';

/** "snoozed until Fri 09:00 (waiting for budget)". */
export function snoozedWords({ until, reason }: SnoozeView, reader: Reader): SafeText {
  const why = reason ? mrkdwn` (${cut(reason, SHOWN.reason)})` : mrkdwn``;
  return mrkdwn`snoozed until *${slackTime(until, reader)}*${why}`;
}
