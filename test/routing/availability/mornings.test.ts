import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Calendar, listOpenings } from '../../../src/routing/availability/calendar.ts';
import { isFirstOfWeek, nextMorning } from '../../../src/routing/availability/mornings.ts';

const calendar = (changes: Partial<Calendar> = {}): Calendar => ({
  hours: { 'mon-fri': ['09:00-13:00', '14:00-18:00'] },
  timeZone: 'Europe/Madrid',
  holidays: new Set(),
  ...changes,
});
const nights = calendar({ hours: { 'mon-thu': ['22:00-06:00'] } });
const at = (time: string) => new Date(time);
const nextAfter = (time: string, changes: Partial<Calendar> = {}) =>
  nextMorning(calendar(changes), at(time))?.toISOString() ?? null;

describe('a morning', () => {
  it.each([
    ['stands a quarter of an hour before the first hour', '2026-11-23T06:00Z', '2026-11-23T07:45'],
    ['is over once it has come', '2026-11-23T07:45Z', '2026-11-24T07:45'],
    ['does not come again after lunch', '2026-11-23T12:30Z', '2026-11-24T07:45'],
    ['passes the weekend over', '2026-11-27T09:00Z', '2026-11-30T07:45'],
    ['follows the change of the clocks', '2026-03-27T12:00Z', '2026-03-30T06:45'],
  ])('%s', (_, time, expected) => {
    expect(nextAfter(time)).toBe(`${expected}:00.000Z`);
  });

  it('passes a holiday over', () => {
    const holidays = new Set(['2026-12-08']);
    expect(nextAfter('2026-12-07T12:00Z', { holidays })).toBe('2026-12-09T07:45:00.000Z');
  });

  it('comes at 08:45 to who takes leads at any hour', () => {
    expect(nextAfter('2026-11-28T12:00Z', { hours: 'always' })).toBe('2026-11-30T07:45:00.000Z');
  });

  it('comes in the evening to who works at night', () => {
    expect(nextMorning(nights, at('2026-11-24T03:00Z'))).toEqual(at('2026-11-24T20:45Z'));
  });

  it('comes to nobody without hours', () => {
    expect(nextAfter('2026-11-23T06:00Z', { hours: {} })).toBeNull();
  });

  it('is the first of its week once, whatever day that is', () => {
    expect(isFirstOfWeek(calendar(), at('2026-11-23T07:45Z'))).toBe(true);
    expect(isFirstOfWeek(calendar(), at('2026-11-24T07:45Z'))).toBe(false);
    const monday = calendar({ holidays: new Set(['2026-11-23']) });
    expect(isFirstOfWeek(monday, at('2026-11-24T07:45Z'))).toBe(true);
  });

  it('always comes before an opening, one a date, one first a week', () => {
    const hours = fc.constantFrom<Calendar['hours']>(
      { 'mon-fri': ['09:00-13:00', '14:00-18:00'] },
      { 'mon-sun': ['22:00-06:00'] },
      { wed: ['10:00-11:00', '00:00-02:00'] },
    );
    const zones = fc.constantFrom('Europe/Madrid', 'Australia/Lord_Howe', 'America/St_Johns');
    fc.assert(
      fc.property(hours, zones, fc.date({ min: at('2026-01-01'), max: at('2027-01-01') }), play),
      { numRuns: 150 },
    );
  });
});

function play(hours: Calendar['hours'], timeZone: string, from: Date): void {
  const one = calendar({ hours, timeZone });
  let morning = nextMorning(one, from);
  const firsts: Date[] = [];
  for (let day = 0; day < 28 && morning; day += 1) {
    const opens = new Date(morning.getTime() + 15 * 60_000);
    const around = listOpenings(one, new Date(opens.getTime() - 1), new Date(opens.getTime() + 1));
    expect(around.some(({ start }) => start.getTime() === opens.getTime())).toBe(true);
    if (isFirstOfWeek(one, morning)) firsts.push(morning);
    const next = nextMorning(one, morning);
    if (next) expect(next.getTime() - morning.getTime()).toBeGreaterThan(12 * 3_600_000);
    morning = next;
  }
  for (const [n, first] of firsts.entries()) {
    const before = firsts[n - 1];
    if (before) expect(first.getTime() - before.getTime()).toBeGreaterThan(6 * 86_400_000);
  }
}
