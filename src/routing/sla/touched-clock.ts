/** Says how a first-touch clock ends that a touch reached, by when the touch was. */
import type { ClockState } from '../model/offer.ts';

/** Whatever it had come to since: a touch in time was in time, and a later one never was. */
export function touchedClock(
  { state, dueAt }: { state: ClockState; dueAt: Date },
  touchedAt: Date,
): ClockState {
  if (touchedAt <= dueAt) return 'met';
  return state === 'running' ? 'breached' : state;
}
