/** Promises a message to people beside the rep about one lead; tests and files bother nobody. */

import type { NewMessage } from '../../../db/delivery/outbox-store.ts';
import type { LeadRecord } from '../../../db/leads/lead-store.ts';
import { promise, type Step } from '../step.ts';

export async function tellManagers(
  step: Step,
  lead: Pick<LeadRecord, 'id' | 'test' | 'bulk'>,
  message: Omit<NewMessage, 'destination' | 'leadId'>,
): Promise<void> {
  if (lead.test || lead.bulk) return;
  await promise(step, { destination: 'slack', leadId: lead.id, ...message });
}
