import { awayModal } from '../../../../blocks/modals/away-modal.ts';
import type { Click } from '../click.ts';

/** Set Away asks until when. */
export async function openAway(click: Click): Promise<unknown> {
  return click.open(awayModal({ repId: click.repId, name: null }));
}
