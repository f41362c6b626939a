import type { KnownBlock } from '@slack/web-api';
import type { BundleCard, BundleRow } from '../../routing/model/cards/cards.ts';
import { counted } from '../../words/numbers.ts';
import { type Phrase, say } from '../../words/say.ts';
import { printedTime, type Reader } from '../../words/time.ts';
import { LEAD_TOUCH, LEAD_WHY } from '../action-ids.ts';
import { actions, button, context, header, type Rendered, rendered, section } from '../elements.ts';
import {
  dotted,
  leadFirst,
  leadName,
  mrkdwn,
  personBeside,
  type SafeText,
  spaced,
} from '../text.ts';
import { slackTime } from '../time.ts';
import { priorityWord } from '../words.ts';
import { heardLeads } from './lead-lines.ts';
import { offerButtons } from './offer-card.ts';
import { undoButton } from './own-lead-actions.ts';
import { settledLine, unseenButton } from './settled-offer.ts';

/** Several leads in one message: one line and the buttons for each, by the time left. */
export function bundleCard(card: BundleCard, now: Date): Rendered {
  const reader = { timeZone: card.timeZone, now };
  if (card.remindedAt) return movedCard(card, card.remindedAt, reader);
  const open = card.rows.filter((row) => !row.settled);
  return rendered(heardBundle(card, open, reader), [
    header(titleOf(card, open.length)),
    context(sorting(card)),
    ...card.rows.flatMap((row) => drawRow(row, { card, reader, primary: row === open[0] })),
  ]);
}

function titleOf({ rows, reminder }: BundleCard, open: number): Phrase {
  const all = counted(rows.length, 'lead');
  if (open === 0) return say`${all}: nothing left to answer`;
  if (reminder) {
    return open === 1
      ? say`Reminder: 1 of ${all} still waits`
      : say`Reminder: ${open} of ${all} still wait`;
  }
  if (open === rows.length) return counted(open, 'lead is yours', 'leads are yours');
  return open === 1 ? say`1 of ${all} waits for you` : say`${open} of ${all} wait for you`;
}

function sorting({ repeated }: BundleCard): SafeText {
  return dotted(mrkdwn`Sorted by the time left.`, repeated ? mrkdwn`sent again` : null);
}

function heardBundle(card: BundleCard, open: readonly BundleRow[], reader: Reader): SafeText {
  const [first] = open;
  const title = mrkdwn`${titleOf(card, open.length)}`;
  if (!first) return mrkdwn`${title}.`;
  const again = card.repeated ? say`, sent again` : '';
  return spaced(
    mrkdwn`${title}, claim the first by ${printedTime(first.dueAt, reader)}${again}.`,
    card.hidesNames ? null : heardLeads(open.map(({ lead }) => lead)),
    mrkdwn`Claim, Decline or Why me? for each.`,
  );
}

interface Place {
  card: BundleCard;
  reader: Reader;
  primary: boolean;
}

/** Two blocks whatever happens: no row moves under a finger that is about to press. */
function drawRow(row: BundleRow, { card, reader, primary }: Place): KnownBlock[] {
  const { lead, settled } = row;
  if (settled) return [section(settledLine(lead, settled, reader)), afterwards(row)];
  return [section(openLine(row, reader)), offerButtons(row, { bundle: card.bundleId, primary })];
}

function openLine({ lead, dueAt }: BundleRow, reader: Reader): SafeText {
  return dotted(
    mrkdwn`*${lead.test ? say`Test lead: ${leadName(lead)}` : leadFirst(lead)}*`,
    personBeside(lead),
    mrkdwn`${priorityWord(lead.priority)}`,
    mrkdwn`claim by *${slackTime(dueAt, reader)}*`,
  );
}

/** Claim's place goes to Why me?, which changes nothing when a double click lands on it. */
function afterwards({ lead, offerId, settled }: BundleRow): KnownBlock {
  const value = { lead: lead.leadId };
  const name = leadName(lead, 40);
  const why = button({
    label: say`Why me?`,
    action: LEAD_WHY,
    value,
    spoken: say`Why me? Why you got ${name}`,
  });
  const own = settled?.as === 'claimed' && !settled.closed;
  const touch = button({
    label: say`Log a touch`,
    action: LEAD_TOUCH,
    value,
    spoken: say`Log a touch on ${name}`,
  });
  const mayUndo = settled && 'undoUntil' in settled && settled.undoUntil !== null;
  return actions(
    why,
    ...(own ? [touch] : []),
    ...(mayUndo ? [undoButton(lead, offerId)] : []),
    ...(settled?.as === 'expired' ? [unseenButton(lead)] : []),
  );
}

/** A newer message carries the buttons now. */
function movedCard({ rows }: BundleCard, remindedAt: Date, reader: Reader): Rendered {
  const at = slackTime(remindedAt, reader);
  const line = mrkdwn`*${counted(rows.length, 'lead')}*: see the reminder sent at ${at}`;
  return rendered(line, [section(line)]);
}
