import { expect, test } from 'vitest';
import type { QueueFigures, RepFigures } from '../../../src/routing/fairness/figures.ts';
import { sharesOf } from '../../../src/routing/fairness/shares.ts';

const figures = (rep: string, over: Partial<RepFigures> = {}): RepFigures => ({
  rep,
  name: rep.toUpperCase(),
  weight: 100,
  percent: 100,
  share: 0.5,
  entitled: 0,
  received: 0,
  beyond: 0,
  refunded: 0,
  opening: 0,
  settled: 0,
  lag: 0,
  catchUp: 0,
  ...over,
});
const queue = (name: string, reps: RepFigures[]): QueueFigures => ({
  queue: name,
  poolId: 'emea',
  from: new Date(0),
  until: new Date(1),
  draws: 0,
  refunded: 0,
  reps,
});

test('the most owed comes first, whatever their share', () => {
  const { leads, rows } = sharesOf([
    queue('emea', [
      figures('ana', { received: 3, entitled: 2.6, lag: -0.4, share: 0.6 }),
      figures('ben', { received: 1, entitled: 1.4, lag: 0.4, share: 0.4, percent: 50 }),
      figures('gone', { weight: 0, share: 0 }),
    ]),
  ]);
  expect(leads).toBe(4);
  expect(rows.map(({ rep }) => rep)).toEqual(['ben', 'gone', 'ana']);
  expect(rows.map(({ share }) => share)).toEqual([0.4, 0, 0.6]);
});

test('the queues of one pool are one, and a share counts once', () => {
  const { leads, rows } = sharesOf([
    queue('emea', [figures('ana', { received: 3, lag: -0.5, beyond: 1 }), figures('ben')]),
    queue('emea-large', [figures('ana', { received: 1, lag: 0.25, catchUp: 2, entitled: 1.25 })]),
  ]);
  expect(leads).toBe(4);
  expect(rows.find(({ rep }) => rep === 'ana')).toMatchObject({
    share: 0.5,
    got: 4,
    beyond: 1,
    owed: -0.25,
    catchUp: 2,
    entitled: 1.25,
  });
});

test('nothing comes of no queue', () => {
  expect(sharesOf([])).toEqual({ leads: 0, rows: [] });
});
