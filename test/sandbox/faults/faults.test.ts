import { expect, test } from 'vitest';
import { Faults } from '../../../src/sandbox/faults/faults.ts';

interface Fault {
  name: string;
  times?: number;
  rate?: number;
}

const names = (faults: Faults<Fault>, calls: number) =>
  Array.from({ length: calls }, () => faults.take()?.name ?? '-').join('');

test('faults strike in order, each as often as it says, and then no more', () => {
  const faults = new Faults<Fault>();
  faults.add({ name: 'a', times: 1 });
  faults.add({ name: 'b', times: 2 });
  expect(names(faults, 5)).toBe('abb--');
  expect(faults.list()).toEqual([]);
});

test('the list says how often each will still strike', () => {
  const faults = new Faults<Fault>();
  faults.add({ name: 'a', times: 3 });
  faults.add({ name: 'b' });
  faults.take();
  expect(faults.list()).toEqual([
    { fault: { name: 'a', times: 3 }, left: 2 },
    { fault: { name: 'b' }, left: null },
  ]);
});

test('a call takes only what concerns it, and only that is cleared', () => {
  const faults = new Faults<Fault>();
  faults.add({ name: 'a' });
  faults.add({ name: 'b' });
  const isB = ({ name }: Fault) => name === 'b';
  expect(faults.take(isB)?.name).toBe('b');
  faults.clear(isB);
  expect(faults.take(isB)).toBeUndefined();
  expect(names(faults, 2)).toBe('aa');
  faults.clear();
  expect(faults.take()).toBeUndefined();
});

function played(seed: number): string {
  const faults = new Faults<Fault>(seed);
  faults.add({ name: 'x', rate: 0.2 });
  return names(faults, 1000);
}

test('a rate strikes about that share of the calls, the same ones for the same seed', () => {
  const struck = played(7).replaceAll('-', '').length;
  expect(struck).toBeGreaterThan(160);
  expect(struck).toBeLessThan(240);
  expect(played(7)).toBe(played(7));
  expect(played(7)).not.toBe(played(8));
});

test('a rate with times stops after so many strikes', () => {
  const faults = new Faults<Fault>();
  faults.add({ name: 'x', rate: 0.5, times: 3 });
  expect(names(faults, 100).replaceAll('-', '')).toBe('xxx');
});
