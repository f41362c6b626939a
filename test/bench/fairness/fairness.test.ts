import { describe, expect, test } from 'vitest';
import { benchFairness } from './fairness.ts';
import { SCENARIOS } from './scenarios.ts';
import { SHARERS } from './sharers.ts';

const figures = await benchFairness({ runs: 3 });
const notesOf = (sharer: string) =>
  figures.filter(({ name }) => name.endsWith(`: ${sharer}`)).map(({ note }) => note);

describe('of what is promised about fairness', () => {
  test('the pick and the ledger hold all of it', () => {
    const promised = SCENARIOS.filter(({ promise }) => !('none' in promise));
    const notes = notesOf('Baton').filter((note) => note.includes('promise '));
    expect(notes.filter((note) => note.endsWith('HELD'))).toHaveLength(promised.length + 1);
    expect(notes.filter((note) => note.includes('MISSED'))).toEqual([]);
  });

  test.each(Object.keys(SHARERS).filter((name) => name !== 'Baton'))('%s holds not all', (name) => {
    expect(notesOf(name)).toHaveLength(SCENARIOS.length);
    expect(notesOf(name).some((note) => note.includes('MISSED'))).toBe(true);
  });

  test('what is drawn without a lock all goes to one', () => {
    expect(notesOf('control, no lock')).toEqual([expect.stringMatching(/MISSED/)]);
  });

  test('the same seeds give the same figures', async () => {
    expect(await benchFairness({ runs: 1 })).toEqual(await benchFairness({ runs: 1 }));
  });
});
