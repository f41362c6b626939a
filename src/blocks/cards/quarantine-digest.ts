import type {
  QuarantineDigest,
  QuarantineRow,
} from '../../routing/model/cards/quarantine-cards.ts';
import { counted } from '../../words/numbers.ts';
import { type Phrase, say } from '../../words/say.ts';
import type { Reader } from '../../words/time.ts';
import { actions, context, header, type Rendered, rendered, section } from '../elements.ts';
import { SHOWN } from '../limits.ts';
import { openQuarantineButton, quarantineCounts } from '../parts/quarantine-lines.ts';
import { cut, dotted, joined, leadFirst, mrkdwn, type SafeText } from '../text.ts';
import { slackTime } from '../time.ts';

/** All that still waits in one message: how much, how old, the first of it, the way to the rest. */
export function quarantineDigest(card: QuarantineDigest, now: Date): Rendered {
  const reader = { timeZone: card.timeZone, now };
  const title = titleOf(card);
  const counts = dotted(quarantineCounts(card, reader));
  const rest = card.waiting + card.spam - card.rows.length;
  const more = rest > 0 ? [context(mrkdwn`and ${rest} more`)] : [];
  const lines = card.rows.map((row) => rowLine(row, reader));
  return rendered(mrkdwn`${title}. ${counts}. Open the queue to release or discard them.`, [
    header(title),
    section(counts),
    ...(lines.length > 0 ? [section(joined(lines, '\n'))] : []),
    ...more,
    actions(openQuarantineButton()),
  ]);
}

function titleOf({ waiting, spam }: QuarantineDigest): Phrase {
  if (waiting === 0) return say`${counted(spam, 'lead')} in quarantine, most likely spam`;
  return say`${counted(waiting, 'lead waits', 'leads wait')} in quarantine`;
}

function rowLine({ spam, company, person, why, since }: QuarantineRow, reader: Reader): SafeText {
  const name = mrkdwn`*${leadFirst({ company, person }, SHOWN.companyHeard)}*`;
  const reason = cut(why, SHOWN.companyHeard);
  return dotted(
    spam ? mrkdwn`Spam? ${name}` : name,
    reason ? mrkdwn`${reason}` : null,
    mrkdwn`since ${slackTime(since, reader)}`,
  );
}
