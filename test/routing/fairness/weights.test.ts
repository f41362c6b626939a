import { describe, expect, it } from 'vitest';
import {
  membersOf,
  rampStepOf,
  type Weighing,
  weightOf,
  weightsAt,
} from '../../../src/routing/fairness/weights.ts';
import { type Ramp, rampSchema } from '../../../src/routing/model/policy/fairness.ts';

const ramp = (from: string, ...steps: string[]): Ramp => rampSchema.parse({ from, steps });
const STEPS = ramp('2026-12-01', '25% for 14d', '50% for 14d');
const pool = (changes: Partial<Weighing> = {}): Weighing => ({
  members: { ana: 100, ben: 50, cleo: 80 },
  ramps: { cleo: STEPS },
  timezone: 'Europe/Madrid',
  ...changes,
});
const at = (time: string) => new Date(time);
const until = (time: string) => rampStepOf(pool(), 'cleo', at(time))?.until ?? null;

describe('a newcomer with a ramp', () => {
  it.each([
    ['nothing before the first day', '2026-11-30T22:59:59Z', 0],
    ['the first step from midnight where the pool is', '2026-11-30T23:00Z', 25],
    ['the first step to its last second', '2026-12-14T22:59:59Z', 25],
    ['the second step after so many days', '2026-12-14T23:00Z', 50],
    ['the second step to its last second', '2026-12-28T22:59:59Z', 50],
  ])('gets %s', (_, time, percent) => {
    const weights = Object.fromEntries(weightsAt(pool(), at(time)));
    expect(weights).toEqual({ ana: 10_000, ben: 5_000, cleo: 80 * percent });
  });

  it('weighs as much as anybody after the last step', () => {
    const weights = weightsAt(pool(), at('2026-12-28T23:00Z'));
    expect(weights).toEqual(
      new Map([
        ['ana', 100],
        ['ben', 50],
        ['cleo', 80],
      ]),
    );
  });

  it('counts days across the change of the clocks', () => {
    const zone = {
      timezone: 'America/New_York',
      ramps: { cleo: ramp('2026-10-30', '10% for 3d') },
    };
    expect(rampStepOf(pool(zone), 'cleo', at('2026-11-02T04:59Z'))?.percent).toBe(10);
    expect(rampStepOf(pool(zone), 'cleo', at('2026-11-02T05:00Z'))).toBeNull();
  });

  it('is told the day on which it changes', () => {
    expect(until('2026-11-20T12:00Z')).toBe('2026-12-01');
    expect(until('2026-12-02T12:00Z')).toBe('2026-12-15');
    expect(until('2026-12-20T12:00Z')).toBe('2026-12-29');
    expect(until('2026-12-29T12:00Z')).toBeNull();
  });
});

it('leaves the members as they are, in thousands of decisions too, where no ramp touches anybody', () => {
  const { members } = pool();
  const written = membersOf({ members });
  expect(weightsAt(pool({ members, ramps: undefined }), at('2026-12-01T12:00Z'))).toBe(written);
  const stranger = pool({ members, ramps: { zoe: STEPS } });
  expect(weightsAt(stranger, at('2026-12-01T12:00Z'))).toBe(written);
});

it('knows that a public id may be a word of the language', () => {
  expect(weightOf(membersOf({ members: { ana: 1 } }), 'constructor')).toBe(0);
  expect(rampStepOf(pool(), 'constructor', at('2026-12-01T12:00Z'))).toBeNull();
});
