import { expect, it } from 'vitest';
import { stretchAt, stretchesBetween } from '../../../src/routing/availability/zone.ts';

const HOUR = 3_600_000;
const SPRING = Date.UTC(2026, 2, 29, 1);
const AUTUMN = Date.UTC(2026, 9, 25, 1);

it('begins a stretch at the very instant the clock changes', () => {
  const summer = { start: SPRING, end: AUTUMN, offsetMs: HOUR };
  expect(stretchAt('Europe/Lisbon', SPRING)).toEqual(summer);
  expect(stretchAt('Europe/Lisbon', SPRING - 1)).toMatchObject({ end: SPRING, offsetMs: 0 });
  expect(stretchAt('Europe/Lisbon', AUTUMN - 1)).toEqual(summer);
});

it('never ends where the clock never changes', () => {
  expect(stretchAt('UTC', SPRING)).toEqual({ start: -Infinity, end: Infinity, offsetMs: 0 });
});

it('cuts the stretches to what was asked for', () => {
  const from = SPRING - HOUR;
  const until = SPRING + HOUR;
  expect([...stretchesBetween('Europe/Dublin', from, until)]).toEqual([
    { start: from, end: SPRING, offsetMs: 0 },
    { start: SPRING, end: until, offsetMs: HOUR },
  ]);
});

it('refuses a zone that does not exist', () => {
  expect(() => stretchAt('Europe/Atlantis', SPRING)).toThrow(RangeError);
});
