import type { Click } from '../click.ts';
import { sayOutOfDate } from '../out-of-date.ts';
import { awayForm } from './away-form.ts';

/** Set Away asks until when. */
export async function openAway(click: Click): Promise<unknown> {
  const form = await awayForm(click, click.repId);
  return form ? click.open(form) : sayOutOfDate(click);
}
