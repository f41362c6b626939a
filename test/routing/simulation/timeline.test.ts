import { expect, it } from 'vitest';
import { seededNumbers } from '../../../src/routing/simulation/seeded-numbers.ts';
import { Timeline } from '../../../src/routing/simulation/timeline.ts';

it('what comes first is taken first, by time, then rank, then as it was added', () => {
  const random = seededNumbers(1);
  const timeline = new Timeline<number>();
  const moments = Array.from({ length: 500 }, (_, what) => ({
    at: Math.floor(random() * 40),
    rank: Math.floor(random() * 3),
    what,
  }));
  for (const moment of moments) timeline.add(moment);
  const taken = moments.map(() => timeline.takeNext()?.what);
  const inOrder = moments.toSorted((a, b) => a.at - b.at || a.rank - b.rank || a.what - b.what);
  expect(taken).toEqual(inOrder.map(({ what }) => what));
  expect(timeline.takeNext()).toBeUndefined();
});

it('what is added meanwhile takes its place', () => {
  const timeline = new Timeline<string>();
  timeline.add({ at: 2, rank: 0, what: 'later' });
  timeline.add({ at: 1, rank: 0, what: 'first' });
  expect(timeline.takeNext()?.what).toBe('first');
  timeline.add({ at: 2, rank: -1, what: 'before later' });
  expect(timeline.takeNext()?.what).toBe('before later');
  expect(timeline.takeNext()?.what).toBe('later');
});
