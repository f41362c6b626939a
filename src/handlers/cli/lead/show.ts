import { printedTime } from '../../../blocks/time.ts';
import type { Context } from '../../../services/context.ts';
import { type LeadDetail, showLead } from '../../../services/show-lead.ts';
import { findLeadId, noLead } from '../find.ts';
import { aligned, scoreText, snakeKeys } from '../format.ts';
import type { Answer, Shell } from '../shell.ts';
import { stateLine } from './state-line.ts';

export async function show(ctx: Context, { timeZone }: Shell, id: string): Promise<Answer> {
  const leadId = await findLeadId(ctx, id);
  const detail = await showLead(ctx, { leadId });
  if (detail === null) throw noLead(id, null);
  const reader = { timeZone, now: ctx.clock.now() };
  const offers = detail.offers.map(({ rep, state, at }) => [printedTime(at, reader), rep, state]);
  const lines = [
    stateLine(detail),
    ...aligned(fieldsOf(detail, printedTime(detail.lead.receivedAt, reader)), '  '),
    ...detail.faults.map(({ pointer, message }) => `  set aside ${pointer}: ${message}`),
    ...(offers.length > 0 ? ['Offers', ...aligned(offers, '  ')] : []),
    `Next: baton lead explain ${leadId}`,
  ];
  return { json: snakeKeys(detail), lines };
}

function fieldsOf(detail: LeadDetail, receivedAt: string): string[][] {
  const { lead } = detail;
  const rows: [string, string | null][] = [
    ['id', lead.leadId],
    ['company', lead.company],
    ['person', lead.person],
    ['title', lead.title],
    ['e-mail', detail.email],
    ['phone', detail.phone],
    ['facts', lead.facts.join(' · ')],
    ['message', detail.messageFull],
    ['priority', scoreText(lead.priority)],
    ['tier', lead.tier],
    ['received', receivedAt],
    ['test', lead.test ? 'yes' : null],
  ];
  return rows.filter((row): row is [string, string] => Boolean(row[1]));
}
