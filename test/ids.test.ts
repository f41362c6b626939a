import { expect, test } from 'vitest';
import { idsFrom } from '../src/ids.ts';

test('ids sort in the order they were made, within a millisecond and when the clock steps back', () => {
  const times = [1_000, 1_000, 1_000, 900, 1_001, 500, 2_000];
  const made = times.map(() => '');
  let turn = 0;
  const newId = idsFrom({ now: () => new Date(times[turn] ?? 0) });
  for (turn = 0; turn < times.length; turn++) made[turn] = newId('lead');
  expect(made.toSorted()).toEqual(made);
  expect(new Set(made).size).toBe(made.length);
});

test('an id is its prefix and twenty characters that nobody mistakes for others', () => {
  const newId = idsFrom({ now: () => new Date('2026-11-23T10:00:00Z') });
  expect(newId('ofr')).toMatch(/^ofr_[0-9a-hjkmnp-tv-z]{20}$/);
});
