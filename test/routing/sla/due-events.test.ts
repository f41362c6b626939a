import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ClockEvent } from '../../../src/routing/model/offer.ts';
import { takeDueEvents } from '../../../src/routing/sla/due-events.ts';

const START = Date.UTC(2026, 10, 20, 10);
const minute = (minutes: number) => new Date(START + minutes * 60_000);
const event = (what: ClockEvent['do'], minutes: number): ClockEvent => ({
  do: what,
  at: minute(minutes).toISOString(),
});
const EVENTS = [
  event('remind', 7),
  event('remind', 12),
  event('breach', 15),
  event('escalate', 15),
  event('reroute', 17),
];
const take = (fired: number, minutes: number) => {
  const { due, ...rest } = takeDueEvents({ events: EVENTS, fired }, minute(minutes));
  return { due: due.map(({ do: what }) => what), ...rest };
};

describe('on time', () => {
  it('takes nothing before the first event', () => {
    expect(take(0, 6.999)).toEqual({ due: [], fired: 0, nextEventAt: minute(7) });
  });

  it('takes an event at its very instant', () => {
    expect(take(0, 7)).toEqual({ due: ['remind'], fired: 1, nextEventAt: minute(12) });
  });

  it('takes what is due at one instant together', () => {
    expect(take(2, 15)).toEqual({ due: ['breach', 'escalate'], fired: 4, nextEventAt: minute(17) });
  });

  it('ends with the last event', () => {
    expect(take(4, 17)).toEqual({ due: ['reroute'], fired: 5, nextEventAt: null });
    expect(take(5, 99)).toEqual({ due: [], fired: 5, nextEventAt: null });
  });
});

describe('after a downtime', () => {
  it('drops the reminders that the breach has overtaken', () => {
    expect(take(0, 9_999)).toEqual({
      due: ['breach', 'escalate', 'reroute'],
      fired: 5,
      nextEventAt: null,
    });
  });

  it('sends one reminder where two came due', () => {
    expect(take(0, 14)).toEqual({ due: ['remind'], fired: 2, nextEventAt: minute(15) });
  });
});

it('fires every event once at most, and the breach exactly once, however irregular the ticks', () => {
  const ticks = fc.array(fc.integer({ min: -5, max: 25 }), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(ticks, (minutes) => {
      let fired = 0;
      const seen: ClockEvent[] = [];
      for (const at of [...minutes, 99]) {
        const taken = takeDueEvents({ events: EVENTS, fired }, minute(at));
        for (const one of taken.due)
          expect(Date.parse(one.at)).toBeLessThanOrEqual(minute(at).getTime());
        expect(taken.fired).toBeGreaterThanOrEqual(fired);
        fired = taken.fired;
        seen.push(...taken.due);
      }
      expect(new Set(seen).size).toBe(seen.length);
      expect(seen.filter(({ do: what }) => what !== 'remind')).toEqual(EVENTS.slice(2));
    }),
  );
});
