import type { QuarantineSummary } from '../../routing/model/cards/quarantine-cards.ts';
import { say } from '../../words/say.ts';
import type { Reader } from '../../words/time.ts';
import { QUARANTINE_OPEN } from '../action-ids.ts';
import { button } from '../elements.ts';
import { dotted, mrkdwn, type SafeText } from '../text.ts';
import { slackTime } from '../time.ts';

/** "Quarantine: 7 (need a look) · the oldest since 10:00 · 2 of them look like spam". */
export function quarantineCounts(found: QuarantineSummary, reader: Reader): SafeText | null {
  const { waiting, spam, oldestAt } = found;
  const total = waiting + spam;
  if (total === 0) return null;
  return dotted(
    total === 1
      ? mrkdwn`*Quarantine: 1* (needs a look)`
      : mrkdwn`*Quarantine: ${total}* (need a look)`,
    oldestAt ? mrkdwn`the oldest since ${slackTime(oldestAt, reader)}` : null,
    spamPart(spam),
  );
}

function spamPart(spam: number): SafeText | null {
  if (spam === 0) return null;
  return spam === 1 ? mrkdwn`1 of them looks like spam` : mrkdwn`${spam} of them look like spam`;
}

export function openQuarantineButton() {
  return button({ label: say`Open quarantine`, action: QUARANTINE_OPEN });
}
