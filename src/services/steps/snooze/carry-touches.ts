/** Moves the touch clocks of a lead along, so that they stand while it is snoozed. */
import { shiftClock } from '../../../db/delivery/clock-store.ts';
import { listTouchesAhead } from '../../../db/delivery/snooze-store.ts';
import { readSetting } from '../../../db/workspace/settings-store.ts';
import { carryClock } from '../../../routing/sla/carry-clock.ts';
import { ALWAYS } from '../../../routing/sla/clock-calendar.ts';
import { loadTouchTerms } from '../sla/touch-terms.ts';
import type { Step } from '../step.ts';

/**
 * `now` is the present: of a clock that stands because Slack is down, it is the instant at which it
 * stopped. It goes on later by the whole outage, as it would without a snooze.
 */
type Way = { from: 'now'; to: Date } | { from: Date; to: 'now' };

export async function carryTouches(step: Step, leadId: string, way: Way): Promise<void> {
  const outage = await readSetting(step.tx, 'slack_outage');
  for (const clock of await listTouchesAhead(step.tx, leadId)) {
    const stoppedAt = outage && Math.max(Date.parse(outage.since), clock.startedAt.getTime());
    const present = new Date(Math.min(stoppedAt ?? Infinity, step.now.getTime()));
    const { assignmentId, repId } = clock;
    const whose = repId && { assignmentId, repId, now: step.now };
    const terms = whose ? await loadTouchTerms(step.tx, whose) : null;
    const from = way.from === 'now' ? present : way.from;
    const to = way.to === 'now' ? present : way.to;
    const calendar = terms?.calendar ?? ALWAYS;
    await shiftClock(step.tx, clock, carryClock(clock, { calendar, from, to }));
  }
}
