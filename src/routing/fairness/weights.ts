/** Says what the members of a pool weigh on a day: a newcomer comes up to the weight by steps. */
import { localKeys } from '../availability/calendar.ts';
import { DAY_MS } from '../availability/hours.ts';
import type { Ramp } from '../model/policy/fairness.ts';
import type { Pool } from '../model/policy/policy.ts';

export type Weighing = Pick<Pool, 'members' | 'ramps' | 'timezone'>;
/** Of every member. Large records cost a decision, which asks for thousands, twice as much. */
export type Weights = ReadonlyMap<string, number>;

/** What a ramp leaves of a weight on one day. */
export interface RampStep {
  /** 0 before the first day. */
  percent: number;
  /** The local date on which the next step begins. */
  until: string;
}

const WHOLE = 100;

/**
 * The weight of every member at `now`, by the date it is where the pool is. Where no ramp touches
 * anybody these are the members as they are; else hundredths of them, so that all stay integers:
 * only the proportions count.
 */
export function weightsAt(pool: Weighing, now: Date): Weights {
  const ramped = Object.keys(pool.ramps ?? {}).flatMap((repId) => {
    const step = rampStepOf(pool, repId, now);
    return step && Object.hasOwn(pool.members, repId) ? [[repId, step.percent] as const] : [];
  });
  const members = membersOf(pool);
  if (ramped.length === 0) return members;
  const percents = new Map(ramped);
  return new Map([...members].map(([id, weight]) => [id, weight * (percents.get(id) ?? WHOLE)]));
}

const known = new WeakMap<Pool['members'], Weights>();

/** The weights as they are written: made once for a policy version, whose members never change. */
export function membersOf({ members }: Pick<Pool, 'members'>): Weights {
  const made = known.get(members) ?? new Map(Object.entries(members));
  known.set(members, made);
  return made;
}

/** 0 for whoever is no member. */
export function weightOf(weights: Weights, repId: string): number {
  return weights.get(repId) ?? 0;
}

/** Null once the whole weight counts, and for whoever has no ramp. */
export function rampStepOf(
  { ramps = {}, timezone }: Pick<Pool, 'ramps' | 'timezone'>,
  repId: string,
  now: Date,
): RampStep | null {
  const ramp = Object.hasOwn(ramps, repId) ? ramps[repId] : undefined;
  return ramp ? stepOn(dayNumber(localKeys(timezone, now).dayKey), ramp) : null;
}

function stepOn(today: number, { from, steps }: Ramp): RampStep | null {
  let begins = dayNumber(from);
  if (today < begins) return { percent: 0, until: from };
  for (const { percent, days } of steps) {
    begins += days;
    if (today < begins) return { percent, until: dateOf(begins) };
  }
  return null;
}

/** A date without a time is one in UTC, so that days are all of one length. */
function dayNumber(date: string): number {
  return Date.parse(date) / DAY_MS;
}

function dateOf(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}
