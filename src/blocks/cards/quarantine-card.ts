import type {
  QuarantineCard,
  QuarantineSettlement,
} from '../../routing/model/cards/quarantine-cards.ts';
import { lowered, type Phrase, say } from '../../words/say.ts';
import type { Reader } from '../../words/time.ts';
import { actions, context, header, type Rendered, rendered, section } from '../elements.ts';
import { SHOWN } from '../limits.ts';
import { quarantineButtons } from '../parts/quarantine-buttons.ts';
import { cut, leadFirst, leadName, lined, mrkdwn, type SafeText } from '../text.ts';
import { slackTime } from '../time.ts';
import { anyOf, DISCARD_WORDS } from '../words.ts';
import { personLine, quoted } from './lead-lines.ts';

/** What a manager sees when a lead waits for somebody to look: who, why, since when, what to do. */
export function quarantineCard(card: QuarantineCard, now: Date): Rendered {
  const reader = { timeZone: card.timeZone, now };
  if (card.newerAt) return olderCard(card, card.newerAt, reader);
  if (card.settled) return settledCard(card, card.settled, reader);
  const { lead, namesNobody } = card;
  const title = say`In quarantine: ${leadName(lead)}`;
  const why = mrkdwn`Why: ${cut(card.why, SHOWN.reason) || say`not known`}.`;
  const first = namesNobody
    ? say`Correct it first, or discard it.`
    : say`Release, correct or discard.`;
  return rendered(mrkdwn`${title}. ${why} ${first}`, [
    header(title),
    section(lined(personLine(lead), quoted(lead.message), why)),
    context(
      mrkdwn`Waits since ${slackTime(card.since, reader)}. Nobody is asked until somebody decides.`,
    ),
    actions(...quarantineButtons(lead, { primary: namesNobody ? 'correct' : 'release' })),
  ]);
}

/** One live card a lead: the newest has the buttons. */
function olderCard({ lead }: QuarantineCard, newerAt: Date, reader: Reader): Rendered {
  const line = mrkdwn`*${leadFirst(lead)}*: see the message sent at ${slackTime(newerAt, reader)}`;
  return rendered(line, [section(line)]);
}

const TITLES: Record<QuarantineSettlement['as'], Phrase> = {
  released: say`Released`,
  corrected: say`Corrected`,
  merged: say`Merged`,
  discarded: say`Discarded`,
  given: say`Given on`,
  closed: say`Closed`,
};

function settledCard(
  { lead }: QuarantineCard,
  settled: QuarantineSettlement,
  reader: Reader,
): Rendered {
  const title = say`${TITLES[settled.as]}: ${leadName(lead)}`;
  const line = settledLine(settled, slackTime(settled.at, reader));
  return rendered(mrkdwn`${title}. ${line}`, [header(title), section(line)]);
}

function settledLine({ as, by, reason, rep }: QuarantineSettlement, at: SafeText): SafeText {
  const has = rep ? mrkdwn` It is with ${anyOf(rep)} now.` : mrkdwn``;
  const who = cut(by, SHOWN.person);
  switch (as) {
    case 'released':
      return mrkdwn`${who} released it at ${at}.${has}`;
    case 'corrected':
      return mrkdwn`${who} corrected and released it at ${at}.${has}`;
    case 'merged':
      return mrkdwn`It turned out to be another lead. Merged by ${who} at ${at}.${has}`;
    case 'discarded': {
      const why = lowered(DISCARD_WORDS[reason ?? 'other']);
      return mrkdwn`${who} discarded it at ${at}: ${why}. /lead restore brings it back.`;
    }
    case 'given':
      return mrkdwn`By ${who} at ${at}.${has}`;
    default:
      return mrkdwn`${who} closed it at ${at}.`;
  }
}
