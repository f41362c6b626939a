import { queueList } from '../../../../blocks/answers/list-answers.ts';
import { loadQueue } from '../../../../services/look-up/list-leads.ts';
import type { Click } from '../click.ts';

/** Open queue: what waits without a rep. */
export async function openQueue(click: Click): Promise<unknown> {
  return click.tell(queueList(await loadQueue(click.ctx), click.reader));
}
