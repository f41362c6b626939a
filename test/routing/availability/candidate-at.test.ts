import { describe, expect, it } from 'vitest';
import {
  nextChangeAfter,
  obstacleAt,
  type TimelessRep,
} from '../../../src/routing/availability/candidate-at.ts';
import { ALWAYS, OFFICE, START, trialRep, working } from '../simulation/trials.ts';

const change = (rep: TimelessRep, at = START) => nextChangeAfter(rep, at)?.toISOString() ?? null;
const code = (rep: TimelessRep, at = START) => obstacleAt(rep, at)?.code ?? null;
const away = (until: string | null) => ({
  presence: {
    ...working(OFFICE).presence,
    away: { until: until === null ? null : new Date(until), by: null, forMisses: false },
  },
});
const counted = { dayKey: '2026-11-23', weekKey: '2026-W48' };

describe('when availability changes next', () => {
  it('is the end of the shift, or the start of the next one', () => {
    const rep = trialRep('ana', working(OFFICE));
    expect(change(rep)).toBe('2026-11-23T17:00:00.000Z');
    expect(change(rep, new Date('2026-11-27T18:00:00Z'))).toBe('2026-11-30T09:00:00.000Z');
  });

  it('is no change of spans that follow at once', () => {
    const hours = { 'mon-fri': ['09:00-12:00', '12:00-17:00'] };
    const rep = trialRep('ana', working({ ...OFFICE, hours }));
    expect(change(rep)).toBe('2026-11-23T17:00:00.000Z');
  });

  it('after an absence is the first opening, not its end', () => {
    expect(change(trialRep('ana', away('2026-11-28T12:00:00Z')))).toBe('2026-11-30T09:00:00.000Z');
    expect(change(trialRep('ana', away('2026-11-24T12:00:00Z')))).toBe('2026-11-24T12:00:00.000Z');
  });

  it('never comes by itself for who is always there, away for good, or full', () => {
    expect(change(trialRep('ana'))).toBeNull();
    expect(change(trialRep('ana', away(null)))).toBeNull();
    const counters = { open: 5, day: 0, week: 0, ...counted };
    expect(change(trialRep('ana', { capacity: { open: 5 }, counters }))).toBeNull();
  });

  it('for who is full for the day is the next day, and their opening on it', () => {
    const full = { capacity: { day: 2 }, counters: { open: 2, day: 2, week: 2, ...counted } };
    expect(code(trialRep('ana', full))).toBe('capacity.day_full');
    expect(change(trialRep('ana', full))).toBe('2026-11-24T00:00:00.000Z');
    expect(change(trialRep('ana', { ...full, ...working(OFFICE) }))).toBe(
      '2026-11-24T09:00:00.000Z',
    );
    const madrid = { ...ALWAYS, timeZone: 'Europe/Madrid' };
    expect(change(trialRep('ana', { ...full, ...working(madrid) }))).toBe(
      '2026-11-23T23:00:00.000Z',
    );
  });

  it('for who is full for the week is the next Monday', () => {
    const counters = { open: 1, day: 1, week: 3, ...counted };
    const rep = trialRep('ana', { ...working(OFFICE), capacity: { week: 3 }, counters });
    expect(change(rep)).toBe('2026-11-30T09:00:00.000Z');
  });

  it('agrees with what is in the way just before and at that instant', () => {
    const reps = [
      trialRep('ana', working(OFFICE)),
      trialRep('ana', away('2026-11-25T10:30:00Z')),
      trialRep('ana', {
        ...working(OFFICE),
        capacity: { day: 1 },
        counters: { open: 1, day: 1, week: 1, ...counted },
      }),
    ];
    for (const rep of reps) {
      const at = nextChangeAfter(rep, START);
      if (at === null) throw new Error('nothing changes');
      const before = obstacleAt(rep, new Date(at.getTime() - 1)) === null;
      expect(before).toBe(obstacleAt(rep, START) === null);
      expect(obstacleAt(rep, at) === null).toBe(!before);
    }
  });
});
