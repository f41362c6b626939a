/** Promises that the cards about a lead's quarantine follow what happened to it. */
import { isUnderWay } from '../../../db/delivery/outbox-store.ts';
import { listQuarantineCards } from '../../../db/leads/quarantine-store.ts';
import { promise, type Step } from '../step.ts';

/** `older`: those that a newer one has just overtaken. */
export async function redrawQuarantine(
  step: Step,
  leadId: string,
  copies: 'all' | 'older' = 'all',
): Promise<void> {
  const stream = `quarantine:${leadId}`;
  const isPosted = (await listQuarantineCards(step.tx, leadId)).length > 0;
  if (!isPosted && !(await isUnderWay(step.tx, stream))) return;
  await promise(step, {
    destination: 'slack',
    kind: 'quarantine_update',
    leadId,
    stream,
    payload: { leadId, copies },
  });
}
