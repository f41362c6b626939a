import { array, assert, integer, property } from 'fast-check';
import { expect, test } from 'vitest';
import { applyChanges, sumOf } from '../../../src/routing/fairness/ledger.ts';
import { settleLag } from '../../../src/routing/fairness/settle-lag.ts';

const IDS = ['ana', 'ben', 'cleo', 'dan', 'eve'];

test('the others take over what was owed, and what whole units cannot divide goes to the first', () => {
  const lags = { ana: 10, ben: -4, cleo: -3, dan: -3 };
  expect(settleLag(lags, { leaver: 'ana', others: ['dan', 'ben', 'cleo'] })).toEqual({
    ana: -10,
    ben: 4,
    cleo: 3,
    dan: 3,
  });
});

test('whoever had leads ahead leaves them to the others as well', () => {
  const lags = { ana: -5, ben: 5 };
  expect(settleLag(lags, { leaver: 'ana', others: ['ben'] })).toEqual({ ana: 5, ben: -5 });
});

test('nothing changes where nobody is left, or nothing is owed', () => {
  expect(settleLag({ ana: 7, ben: -7 }, { leaver: 'ana', others: [] })).toEqual({});
  expect(settleLag({ ana: 0, ben: 0 }, { leaver: 'ana', others: ['ben'] })).toEqual({});
  expect(settleLag({}, { leaver: 'ana', others: ['ben'] })).toEqual({});
});

test('the sum stays what it was and the leaver ends at 0, whatever the figures', () => {
  const units = integer({ min: -5_000_000, max: 5_000_000 });
  assert(
    property(array(units, { minLength: 5, maxLength: 5 }), (figures) => {
      const lags = Object.fromEntries(IDS.map((id, i) => [id, figures[i] ?? 0]));
      const after = applyChanges(lags, settleLag(lags, { leaver: 'ana', others: IDS }));
      expect(after.ana).toBe(0);
      expect(sumOf(after)).toBe(sumOf(lags));
      const taken = IDS.slice(1).map((id) => (after[id] ?? 0) - (lags[id] ?? 0));
      expect(Math.max(...taken) - Math.min(...taken)).toBeLessThanOrEqual(1);
    }),
  );
});
