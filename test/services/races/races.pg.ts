import { expect, test } from 'vitest';
import { expectSound } from '../../support/invariants.ts';
import { openRivals } from '../../support/rivals.ts';
import { scale } from '../../support/scale.ts';
import { type Doors, runRace } from './run-race.ts';
import type { Race } from './scene.ts';
import { RACES } from './table.ts';
import { unguarded } from './unguarded.ts';

/** Two servers, each with connections of its own. */
const stores = await openRivals();
const ROUNDS = scale({ short: 5, full: 1_000 });

for (const race of RACES) {
  test(`${race.name}: ${ROUNDS} times, through two servers`, async () => {
    const { faults } = await runRace([stores.db, stores.rival], race, ROUNDS);
    expect(Object.fromEntries(faults)).toEqual({});
    await expectSound(stores.db);
  }, 1_200_000);
}

const raceOf = (name: string): Race => {
  const race = RACES.find((one) => one.name === name);
  if (!race) throw new Error(`No race is called ${name}.`);
  return race;
};
const TWICE = raceOf('the same rep claims twice');
const LATE = raceOf('a rep claims, and 0 ms past its time the next one is asked');

const AT_ONCE = raceOf('two of those who are asked at once claim');

const doorsWithout = (leftOut: Parameters<typeof unguarded>[1]): Doors => [
  unguarded(stores.db, leftOut),
  unguarded(stores.rival, leftOut),
];

for (const race of [TWICE, LATE, AT_ONCE]) {
  test(`the control: with no guard left it is noticed that ${race.name}`, async () => {
    const doors = doorsWithout({ locks: true, compareAndSet: true });
    expect((await runRace(doors, race, 60)).faults.size).toBeGreaterThan(0);
  });
}

for (const [left, leftOut] of [
  ['compare-and-set', { locks: true }],
  ['lock of the lead', { compareAndSet: true }],
] as const) {
  test.each([TWICE, AT_ONCE])(`the ${left} alone lets one claim where $name`, async (race) => {
    const { endings } = await runRace(doorsWithout(leftOut), race, 60);
    const seen = [...endings.keys()];
    expect(seen.length).toBeGreaterThan(0);
    expect(seen.filter((words) => words.startsWith('claimed + claimed'))).toEqual([]);
  });
}
