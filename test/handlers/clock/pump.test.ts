import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createPump } from '../../../src/handlers/clock/pump.ts';

const quiet = () => {};

function logbook() {
  const errors: Record<string, unknown>[] = [];
  const error = (fields: Record<string, unknown>) => errors.push(fields);
  return { errors, log: { info: quiet, warn: quiet, error } };
}

test('a pump works until nothing is due', async () => {
  const left = [3, 2, 1, 0];
  const pump = createPump('route', async () => left.shift() ?? 0, logbook().log);
  pump.poke();
  await pump.stop();
  expect(left).toEqual([2, 1, 0]);
});

test('pokes during a run make one more run, not one each', async () => {
  let runs = 0;
  const pump = createPump(
    'route',
    async () => {
      runs += 1;
      if (runs === 1) for (let i = 0; i < 5; i++) pump.poke();
      await sleep(5);
      return 0;
    },
    logbook().log,
  );
  pump.poke();
  await sleep(40);
  expect(runs).toBe(2);
  await pump.stop();
});

test('a run that fails is logged with its loop, and the next poke tries again', async () => {
  const { errors, log } = logbook();
  let runs = 0;
  const work = async () => {
    runs += 1;
    if (runs === 1) throw new Error('the disk is full');
    return 0;
  };
  const pump = createPump('sla', work, log);
  const before = pump.lastDoneAt();
  pump.poke();
  await sleep(5);
  expect(errors).toMatchObject([{ loop: 'sla', code: 'bug.unexpected' }]);
  expect(pump.lastDoneAt()).toBe(before);
  pump.poke();
  await sleep(5);
  expect(pump.lastDoneAt()).toBeGreaterThan(before);
  await pump.stop();
});

test('a stopped pump starts nothing more', async () => {
  let runs = 0;
  const pump = createPump('crm', async () => ++runs, logbook().log);
  await pump.stop();
  pump.poke();
  await sleep(5);
  expect(runs).toBe(0);
});
