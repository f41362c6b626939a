import { showLead } from '../../../../services/look-up/show-lead.ts';
import { shownLead } from '../../answers/shown-lead.ts';
import type { Click } from '../click.ts';
import { sayOutOfDate } from '../out-of-date.ts';

/** Show the lead: what it is and who has it. */
export async function openLead(click: Click): Promise<unknown> {
  const { ctx, about, actor, reader } = click;
  const asked = { leadId: about.lead ?? '', actor, timeZone: reader.timeZone };
  const detail = await showLead(ctx, asked);
  return detail ? click.tell(shownLead(detail, click)) : sayOutOfDate(click);
}
