import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { RunningClock } from '../../../src/sandbox/stage/clock.ts';

const NINE = new Date('2026-11-24T09:00:00Z');
const HOUR_MS = 3_600_000;

test('time flows by itself, and jumps forward when it is moved', async () => {
  const clock = new RunningClock(NINE);
  await sleep(20);
  const flowed = clock.now().getTime() - NINE.getTime();
  expect(flowed).toBeGreaterThanOrEqual(19);
  clock.moveTo(new Date(NINE.getTime() + HOUR_MS));
  expect(clock.now().getTime() - NINE.getTime()).toBeGreaterThanOrEqual(HOUR_MS);
});

test('it never goes back', () => {
  const clock = new RunningClock(NINE);
  clock.moveTo(new Date(NINE.getTime() - HOUR_MS));
  expect(clock.now().getTime()).toBeGreaterThanOrEqual(NINE.getTime());
});

test('stopped, it stands still until it is moved or runs again', async () => {
  const clock = new RunningClock(NINE);
  clock.setRunning(false);
  const stood = clock.now();
  await sleep(10);
  expect([clock.now(), clock.isRunning()]).toEqual([stood, false]);
  const later = new Date(stood.getTime() + HOUR_MS);
  clock.moveTo(later);
  expect(clock.now()).toEqual(later);
  clock.setRunning(true);
  await sleep(10);
  expect(clock.now().getTime()).toBeGreaterThan(later.getTime());
});
