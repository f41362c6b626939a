/** Judges one rep for one lead: may this be offered now, and if not, what is in the way. */
import type { Candidate, Shift } from '../model/decision.ts';
import { because, type Reason } from '../model/reasons.ts';

type Load = Candidate['load'];

export interface Terms {
  /** In the pool; null where no pool is involved. */
  weight: number | null;
  requireSkills: readonly string[];
  /** An owner's own accounts ignore capacity. */
  ignoreCapacity: boolean;
}

/** Null when eligible now; otherwise the first obstacle, what lasts longest first. */
export function judgeCandidate(candidate: Candidate, terms: Terms): Reason | null {
  return (
    judgeFit(candidate, terms) ??
    judgeShift(candidate.shift) ??
    judgeRoom(candidate.load, candidate.capacity, terms)
  );
}

function judgeFit(candidate: Candidate, { weight, requireSkills }: Terms): Reason | null {
  if (candidate.excluded) return because(`exclusion.${candidate.excluded}`);
  if (weight === 0) return because('pool.weight_zero');
  const missing = requireSkills.find((skill) => !candidate.skills.includes(skill));
  return missing === undefined ? null : because('skill.missing', { value: missing });
}

function judgeShift(shift: Shift): Reason | null {
  if (shift.state === 'unavailable') return shift.reason;
  if (shift.state === 'on_shift') return null;
  return because('availability.off_shift', { until: shift.until.toISOString() });
}

const CAPS = [
  ['open', 'capacity.full'],
  ['day', 'capacity.day_full'],
  ['week', 'capacity.week_full'],
] as const;

function judgeRoom(load: Load, capacity: Candidate['capacity'], terms: Terms): Reason | null {
  if (terms.ignoreCapacity) return null;
  for (const [name, code] of CAPS) {
    const cap = capacity[name];
    if (cap !== undefined && load[name] >= cap) return because(code, { open: load[name], cap });
  }
  return null;
}

export interface Wait {
  now: Date;
  /** Null waits for the next opening, 0 does not wait. */
  waitUpToMs: number | null;
}

/**
 * When a rep whose only obstacle is the shift comes on, if that is soon enough; else null. Caps
 * for the day and the week count as rolled over by then, open capacity does not: the lead is
 * decided anew at that instant, and whoever is full then is passed over then.
 */
export function comesOnAt(candidate: Candidate, terms: Terms, wait: Wait): Date | null {
  const { shift, load, capacity } = candidate;
  if (shift.state !== 'off_shift') return null;
  const byThen = { open: load.open, day: 0, week: 0 };
  if (judgeFit(candidate, terms) ?? judgeRoom(byThen, capacity, terms)) return null;
  const inMs = shift.until.getTime() - wait.now.getTime();
  return inMs <= (wait.waitUpToMs ?? Number.POSITIVE_INFINITY) ? shift.until : null;
}
