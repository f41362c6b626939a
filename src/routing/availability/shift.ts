/** Says whether a rep can be offered a lead now, and if not, why and until when. */
import type { NotHere, Shift } from '../model/decision.ts';
import { because, type Reason } from '../model/reasons.ts';
import type { Presence } from './presence.ts';
import { firstObjection } from './sources/objections.ts';

export function shiftOf(presence: Presence, now: Date): Shift {
  return firstObjection(presence, now)?.shift ?? { state: 'on_shift' };
}

export function whyNotHere(shift: NotHere): Reason {
  if (shift.state === 'unavailable') return shift.reason;
  return shift.reason ?? because('availability.off_shift', { until: shift.until.toISOString() });
}

/** Off shift by their own wish for quiet: not even who takes hot leads off shift is disturbed. */
export function isQuiet(shift: Shift): boolean {
  return shift.state === 'off_shift' && shift.reason?.code === 'availability.slack_dnd';
}
