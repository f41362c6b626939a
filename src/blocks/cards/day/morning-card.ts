import type { LeadRow, MorningCard } from '../../../routing/model/cards/cards.ts';
import { chained } from '../../../words/lists.ts';
import { counted } from '../../../words/numbers.ts';
import { type Phrase, say } from '../../../words/say.ts';
import { printedTime, type Reader } from '../../../words/time.ts';
import { context, header, type Rendered, rendered, section } from '../../elements.ts';
import { openRow } from '../../home/home-rep.ts';
import { SHOWN } from '../../limits.ts';
import { firstRows } from '../../paging.ts';
import { leadName, mrkdwn, type SafeText, spaced } from '../../text.ts';

/** Names heard before "and 9 more". */
const HEARD = 3;

/** The open leads before a day begins, the next deadline first, each with what can be done. */
export function morningCard(card: MorningCard, now: Date): Rendered {
  const reader = { timeZone: card.timeZone, now };
  const draw = (lead: LeadRow) => [openRow(lead, reader)];
  const rows = firstRows(card.rows, { max: SHOWN.morningRows, where: say`in my Home tab`, draw });
  return rendered(heardMorning(card, reader), [
    header(titleOf(card)),
    ...(card.waiting > 0 ? [section(waitingLine(card))] : []),
    ...rows,
    context(mrkdwn`You asked for this list. Notifications in my Home tab stops it.`),
  ]);
}

function titleOf({ rows }: MorningCard): Phrase {
  return say`Today: ${counted(rows.length, 'open lead')}`;
}

function waitingLine({ waiting }: MorningCard): SafeText {
  const wait = counted(waiting, 'more lead waits', 'more leads wait');
  return mrkdwn`*${wait} for your answer.*`;
}

function heardMorning(card: MorningCard, reader: Reader): SafeText {
  const dueAt = card.rows[0]?.dueAt;
  const due = dueAt ? mrkdwn`${firstDue(dueAt, reader)}` : null;
  return spaced(mrkdwn`${titleOf(card)}.`, due, card.hidesNames ? null : heardNames(card));
}

function firstDue(dueAt: Date, reader: Reader): Phrase {
  const at = printedTime(dueAt, reader);
  return dueAt < reader.now ? say`The first was due by ${at}.` : say`The first is due by ${at}.`;
}

function heardNames({ rows }: MorningCard): SafeText {
  const names = rows.slice(0, HEARD).map((lead) => leadName(lead, SHOWN.companyHeard));
  const rest = rows.length - names.length;
  return mrkdwn`${chained(names, ', ')}${rest > 0 ? say` and ${rest} more` : ''}.`;
}
