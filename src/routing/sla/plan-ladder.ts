/**
 * Plans how a lead that nobody claims climbs: one level after the other, then the last again and
 * again, each time later, until somebody answers.
 */
import { addBusinessMs, type Calendar } from '../availability/calendar.ts';
import type { ClockEvent } from '../model/offer.ts';
import type { BreachStep } from '../model/policy/sla.ts';
import type { ClockPlan } from './plan-clock.ts';

const MINUTE_MS = 60_000;
/** How long after the last level it is told again: the last of these from then on. */
export const REPEAT_AFTER_MS = [15, 30, 60, 120, 240].map((minutes) => minutes * MINUTE_MS);
/** Then only `/readyz`, the metrics and `baton doctor` say so. */
export const MOST_REPEATS = 40;
/** Whoever is on it has so long before the ladder goes on. */
export const QUIET_HOUR_MS = 60 * MINUTE_MS;

/** A running ladder as far as planning goes. */
export type Ladder = Pick<ClockPlan, 'dueAt'> & { events: readonly ClockEvent[]; fired: number };

/**
 * Every level stands its own delay, in wall time, after `startedAt`: the breach that began it, or
 * the moment in which nobody was left to ask. Due is when the last one has been told, also where
 * that is a step of no level: from then on the lead is one that nobody answered for. Null where
 * nothing is told at all.
 */
export function planLadder(steps: readonly BreachStep[], startedAt: Date): ClockPlan | null {
  const told = steps.filter((step) => step.do === 'escalate');
  if (told.length === 0) return null;
  const lastMs = Math.max(...told.map(({ afterMs }) => afterMs));
  const events = told
    .flatMap(({ to, afterMs }): ClockEvent[] =>
      to ? [{ do: 'escalate', at: later(startedAt, afterMs).toISOString(), to }] : [],
    )
    .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
  return { dueAt: later(startedAt, lastMs), events };
}

/**
 * The last level once more, in the calendar's business time after it was due, and never in the
 * past: after a downtime it is told once. Null for a ladder without levels and after enough of it.
 */
export function planRepeat(
  { events }: Pick<Ladder, 'events'>,
  { calendar, now }: { calendar: Calendar; now: Date },
): ClockEvent | null {
  const told = events.filter((event) => event.do === 'escalate');
  const last = told.at(-1);
  const repeats = told.filter(({ again }) => again).length;
  if (!last?.to || repeats >= MOST_REPEATS) return null;
  const afterMs = REPEAT_AFTER_MS[Math.min(repeats, REPEAT_AFTER_MS.length - 1)] ?? 0;
  const planned = addBusinessMs(calendar, new Date(last.at), afterMs);
  const at = planned > now ? planned : addBusinessMs(calendar, now, afterMs);
  return { do: 'escalate', at: at.toISOString(), to: last.to, again: true };
}

/** Somebody is on it: what lies ahead waits for the end of the quiet hour, in the same order. */
export function holdOff(ladder: Ladder, { by, now }: { by: string; now: Date }): ClockPlan {
  const quietUntil = later(now, QUIET_HOUR_MS);
  const ahead = ladder.events.slice(ladder.fired);
  const first = ahead[0] ? new Date(ahead[0].at) : quietUntil;
  const byMs = Math.max(0, quietUntil.getTime() - first.getTime());
  const dueAt = ladder.dueAt > now ? later(ladder.dueAt, byMs) : ladder.dueAt;
  return {
    dueAt: dueAt > quietUntil ? dueAt : quietUntil,
    events: [
      ...ladder.events.slice(0, ladder.fired),
      { do: 'acknowledge', at: now.toISOString(), by },
      ...ahead.map((event) => ({ ...event, at: later(new Date(event.at), byMs).toISOString() })),
    ],
  };
}

export interface OnIt {
  /** An actor as audit rows write it. */
  by: string;
  at: Date;
  until: Date;
}

/** Who said last to be on it, while the quiet hour of that lasts. */
export function whoIsOnIt({ events }: Pick<Ladder, 'events'>, now: Date): OnIt | null {
  const last = events.findLast((event) => event.do === 'acknowledge');
  if (!last?.by) return null;
  const until = later(new Date(last.at), QUIET_HOUR_MS);
  return until > now ? { by: last.by, at: new Date(last.at), until } : null;
}

function later(at: Date, byMs: number): Date {
  return new Date(at.getTime() + byMs);
}
