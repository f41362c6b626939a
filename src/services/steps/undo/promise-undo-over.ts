/** Has an answered card drawn again when its answer can no longer be taken back. */
import type { OfferRecord } from '../../../db/leads/offer-store.ts';
import { UNDO_MS } from '../../../routing/model/offer.ts';
import { promise, type Step } from '../step.ts';

/** In a stream of its own: what is due later would hold up everything behind it. */
export async function promiseUndoOver(
  step: Step,
  { id, leadId }: Pick<OfferRecord, 'id' | 'leadId'>,
): Promise<void> {
  await promise(step, {
    destination: 'slack',
    kind: 'undo_over',
    leadId,
    stream: `undo:${id}`,
    payload: { offerId: id, leadId },
    dueAt: new Date(step.now.getTime() + UNDO_MS),
  });
}
