import type { Click } from '../click.ts';
import { closeOwnLead } from '../lead/lead-close.ts';
import { touch } from '../lead/lead-touch.ts';

/** A rep's menu beside a lead in Home: log a touch or close it. */
export async function changeOwnLead(click: Click): Promise<unknown> {
  return click.choice === 'touch' ? touch(click) : closeOwnLead(click);
}
