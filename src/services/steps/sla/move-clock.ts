/** Moves a clock past what has come due and names what to do about it. */
import { advanceClock, type ClockRecord } from '../../../db/delivery/clock-store.ts';
import type { ClockEvent } from '../../../routing/model/offer.ts';
import { takeDueEvents } from '../../../routing/sla/due-events.ts';
import type { Step } from '../step.ts';

/** Nothing when somebody else moved it first: each event is handed out once. */
export async function moveClock(step: Step, clock: ClockRecord): Promise<ClockEvent[]> {
  const { due, fired, nextEventAt } = takeDueEvents(clock, step.now);
  const isBreached = due.some((event) => event.do === 'breach');
  const state = isBreached ? { state: 'breached' as const } : {};
  const moved = await advanceClock(step.tx, clock, { fired, nextEventAt, ...state });
  return moved ? due : [];
}
