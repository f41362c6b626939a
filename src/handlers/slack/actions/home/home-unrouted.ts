import { loadUnrouted } from '../../../../services/look-up/list-leads.ts';
import { unroutedAnswer } from '../../answers/undo-answer.ts';
import type { Click } from '../click.ts';

/** Open: what was not for sales lately. */
export async function openUnrouted(click: Click): Promise<unknown> {
  return click.tell(unroutedAnswer(await loadUnrouted(click.ctx, click)));
}
