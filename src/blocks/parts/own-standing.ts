import type { AvailabilityView, Standing } from '../../routing/model/cards/standings/standing.ts';
import { type Phrase, say } from '../../words/say.ts';
import type { Reader } from '../../words/time.ts';
import { lined, mrkdwn, type SafeText } from '../text.ts';
import { slackTime } from '../time.ts';

const HEADS: Record<Standing['state'], Phrase> = {
  available: say`You are available`,
  away: say`You are away`,
  away_misses: say`You are away after missed leads`,
  time_off: say`You have time off`,
  slack_status: say`Your Slack status says away`,
  slack_dnd: say`You paused Slack notifications`,
  holiday: say`You are off for a public holiday`,
  off_shift: say`You are off shift`,
  no_hours: say`You have no working hours`,
  unreachable: say`I do not find you in Slack`,
  deactivated: say`Slack says that your account is not active`,
};

/** "*You are away* until Mon 09:00 (set by Mia)": whether leads come to the reader, or why not. */
export function ownStanding(mine: Standing, reader: Reader): SafeText {
  return mrkdwn`*${HEADS[mine.state]}*${detail(mine, reader)}`;
}

/** The same with what follows from it, and below it whatever keeps leads away as well. */
export function ownAvailability(mine: AvailabilityView, reader: Reader): SafeText {
  const others = mine.others ?? [];
  return lined(
    mrkdwn`${ownStanding(mine, reader)}${tail(mine, reader)}`,
    ...others.map((one) => mrkdwn`${HEADS[one.state]}${detail(one, reader)}.`),
  );
}

function detail({ emoji, until, setBy }: Standing, reader: Reader): SafeText {
  const sign = emoji ? mrkdwn` (:${emoji}:)` : mrkdwn``;
  const end = until ? mrkdwn` until ${slackTime(until, reader)}` : mrkdwn``;
  const set = setBy ? mrkdwn` (set by ${setBy})` : mrkdwn``;
  return mrkdwn`${sign}${end}${set}`;
}

function tail(mine: AvailabilityView, { timeZone }: Reader): SafeText {
  const zone = mine.until ? mrkdwn` (${timeZone})` : mrkdwn``;
  switch (mine.state) {
    case 'available':
      return mrkdwn`${zone}.`;
    case 'away':
    case 'away_misses':
    case 'time_off':
      return mrkdwn`.${mine.coverName ? mrkdwn` ${mine.coverName} covers.` : mrkdwn``} Claimed leads stay yours.`;
    case 'holiday':
    case 'off_shift':
      return mine.outOfHours
        ? mrkdwn`${zone}. Until then only hot leads reach you.`
        : mrkdwn`${zone}. I send you no new leads until then.`;
    default:
      return mine.until
        ? mrkdwn`, so I send you no leads until then.`
        : mrkdwn`, so I send you no leads.`;
  }
}
