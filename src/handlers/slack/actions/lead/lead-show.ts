import { showLead } from '../../../../services/show-lead.ts';
import { shownLead } from '../../answers/shown-lead.ts';
import type { Click } from '../click.ts';
import { sayOutOfDate } from '../out-of-date.ts';

/** Show the lead: what it is and who has it. */
export async function openLead(click: Click): Promise<unknown> {
  const { ctx, about, reader } = click;
  const { timeZone } = reader;
  const detail = about.lead ? await showLead(ctx, { leadId: about.lead, timeZone }) : null;
  return detail ? click.tell(shownLead(detail, click)) : sayOutOfDate(click);
}
