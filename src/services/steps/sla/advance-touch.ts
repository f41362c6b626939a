/** Moves a promise to be in touch on: nag the owner, then tell the manager; it never reroutes. */
import { findAssignment } from '../../../db/leads/offer-store.ts';
import type { ClockEvent } from '../../../routing/model/offer.ts';
import { audit, promise, type Step } from '../step.ts';
import { tellManagers } from '../telling/tell-managers.ts';
import type { Ticking } from './advance-claim.ts';
import { moveClock } from './move-clock.ts';

export async function advanceTouch(step: Step, ticking: Ticking): Promise<void> {
  const { clock } = ticking;
  for (const event of await moveClock(step, clock)) await fire(step, ticking, event);
}

async function fire(step: Step, { clock, lead }: Ticking, event: ClockEvent): Promise<void> {
  await audit(step, {
    action:
      clock.kind === 'next_touch' ? `sla.next_touch_${event.do}` : `sla.first_touch_${event.do}`,
    subject: clock.id,
    leadId: lead.id,
    data: { rep: clock.repId, due: event.at },
  });
  if (event.do === 'escalate') return tellManager(step, { clock, lead });
  await promise(step, {
    destination: 'slack',
    kind: 'touch_reminder',
    leadId: lead.id,
    stream: `touch:${lead.id}`,
    payload: { leadId: lead.id, clockId: clock.id, late: event.do === 'breach' ? 1 : 0 },
  });
}

async function tellManager(step: Step, { clock, lead }: Ticking): Promise<void> {
  const assignment = await findAssignment(step.tx, clock.assignmentId);
  await tellManagers(step, lead, {
    kind: 'notice',
    stream: `touch:${lead.id}`,
    payload: {
      notice: 'touch_late',
      leadId: lead.id,
      repId: clock.repId,
      clockId: clock.id,
      poolId: assignment?.poolId ?? null,
    },
  });
}
