/** Promises an event to the outside system; test leads stay inside. */

import type { NewMessage } from '../../../db/delivery/outbox-store.ts';
import type { LeadRecord } from '../../../db/leads/lead-store.ts';
import type { EventType } from '../../../routing/contracts/events.ts';
import { promise, type Step } from '../step.ts';

/** Whether anything of the lead leaves at all. */
export function hearsOf({ ctx }: Pick<Step, 'ctx'>, { test }: Pick<LeadRecord, 'test'>): boolean {
  return ctx.crm && !test;
}

/** Events of one lead leave in the order of these calls. */
export async function tellCrm(
  step: Step,
  lead: Pick<LeadRecord, 'id' | 'test'>,
  event: { kind: EventType; payload: NewMessage['payload'] },
): Promise<void> {
  if (!hearsOf(step, lead)) return;
  await promise(step, { destination: 'crm', leadId: lead.id, ...event });
}
