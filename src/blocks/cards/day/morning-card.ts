import type { LeadRow, MorningCard } from '../../../routing/model/cards/cards.ts';
import { counted } from '../../../words/numbers.ts';
import { type Phrase, say } from '../../../words/say.ts';
import { printedTime, type Reader } from '../../../words/time.ts';
import { context, header, type Rendered, rendered, section } from '../../elements.ts';
import { openRow } from '../../home/home-rep.ts';
import { SHOWN } from '../../limits.ts';
import { firstRows } from '../../paging.ts';
import { mrkdwn, type SafeText, spaced } from '../../text.ts';
import { heardLeads } from '../lead-lines.ts';

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
  const called = card.hidesNames ? null : heardLeads(card.rows);
  return spaced(mrkdwn`${titleOf(card)}.`, firstDue(card, reader), called);
}

function firstDue({ rows: [first] }: MorningCard, reader: Reader): SafeText | null {
  if (!first?.dueAt) return null;
  const at = printedTime(first.dueAt, reader);
  return first.dueAt < reader.now
    ? mrkdwn`The first was due by ${at}.`
    : mrkdwn`The first is due by ${at}.`;
}
