import type { QuarantineRow } from '../../../routing/model/cards/quarantine-cards.ts';
import type { Context } from '../../../services/context.ts';
import { loadQuarantine } from '../../../services/quarantine/load-quarantine.ts';
import { english } from '../../../words/say.ts';
import { aligned, snakeKeys } from '../format.ts';
import { counted, printedSpan } from '../plain-words.ts';
import { refusalFault } from '../refusal.ts';
import type { Answer, Shell } from '../shell.ts';

/** Every page of it, in one list. */
export async function list(ctx: Context, { deps }: Shell): Promise<Answer> {
  const rows: QuarantineRow[] = [];
  let summary = { waiting: 0, spam: 0 };
  for (let page = 0; ; page++) {
    const was = await loadQuarantine(ctx, { actor: deps.actor, page });
    if (was.outcome !== 'listed') throw refusalFault(was, '');
    const { waiting, spam } = was;
    summary = { waiting, spam };
    rows.push(...was.rows);
    if (page >= was.pages - 1) break;
  }
  const json = snakeKeys({ ...summary, leads: rows });
  if (rows.length === 0) return { json, lines: ['Quarantine is empty.'] };
  const now = ctx.clock.now();
  const spam = summary.spam > 0 ? `, and ${summary.spam} that look like spam` : '';
  return {
    json,
    lines: [
      `${counted(summary.waiting, 'lead')} in quarantine${spam}`,
      ...aligned(
        rows.map((row) => cells(row, now)),
        '  ',
      ),
      'Next: baton quarantine show ID',
    ],
  };
}

function cells(row: QuarantineRow, now: Date): string[] {
  const age = printedSpan(now.getTime() - row.since.getTime());
  return [row.leadId, row.company, age, row.spam ? 'spam?' : '', english(row.why)];
}
