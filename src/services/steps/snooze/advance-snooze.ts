/** Ends a snooze whose time has come, and tells the owner, or on hold the managers. */
import type { Ticking } from '../sla/advance-claim.ts';
import { moveClock } from '../sla/move-clock.ts';
import { promise, type Step } from '../step.ts';
import { tellManagers } from '../telling/tell-managers.ts';
import { wakeLead } from './wake-lead.ts';

export async function advanceSnooze(step: Step, { clock, lead }: Ticking): Promise<void> {
  if ((await moveClock(step, clock)).length === 0) return;
  await wakeLead(step, lead, 'over');
  const payload = { leadId: lead.id, clockId: clock.id };
  if (lead.state === 'held') {
    const notice = { notice: 'snooze_over', ...payload };
    return tellManagers(step, lead, { kind: 'notice', stream: `ops:${lead.id}`, payload: notice });
  }
  if (lead.ownerId !== clock.repId) return;
  await promise(step, {
    destination: 'slack',
    kind: 'snooze_over',
    leadId: lead.id,
    stream: `touch:${lead.id}`,
    payload,
  });
}
