import type { ActionHandler, Click } from '../click.ts';
import { closeOwnLead } from '../lead/lead-close.ts';
import { giveOwnLeadBack } from '../lead/lead-giveback.ts';
import { openLead } from '../lead/lead-show.ts';
import { openSnooze, wakeIt } from '../lead/lead-snooze.ts';
import { openTouchForm } from '../lead/lead-touch.ts';

const CHOICES: Record<string, ActionHandler> = {
  show: openLead,
  touch: openTouchForm,
  giveback: giveOwnLeadBack,
  snooze: openSnooze,
  wake: wakeIt,
};

/** The menu on a lead of one's own, in Home and on its card; an outcome closes it. */
export async function changeOwnLead(click: Click): Promise<unknown> {
  return (CHOICES[click.choice] ?? closeOwnLead)(click);
}
