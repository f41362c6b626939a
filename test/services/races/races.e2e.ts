import { expect, test } from 'vitest';
import { openMemoryTwice } from '../../support/db.ts';
import { expectSound } from '../../support/invariants.ts';
import { scale } from '../../support/scale.ts';
import { createWorld } from '../../support/world.ts';
import { crowdStories } from './crowds.ts';
import { runRace } from './run-race.ts';
import { RACES } from './table.ts';

const ROUNDS = scale({ short: 10, full: 1_000 });

for (const race of RACES) {
  test(`${race.name}: ${ROUNDS} times, from a server and a shell`, async () => {
    const doors = await openMemoryTwice();
    const { faults } = await runRace(doors, race, ROUNDS);
    expect(Object.fromEntries(faults)).toEqual({});
    await expectSound(doors[0]);
  }, 600_000);
}

crowdStories(() => createWorld(), 40);
