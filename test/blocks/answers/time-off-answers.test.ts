import { expect, it, test } from 'vitest';
import * as answers from '../../../src/blocks/answers/time-off-answers.ts';
import { offFault, offWords } from '../../../src/blocks/parts/off-words.ts';
import { inEnglish } from '../../support/in-english.ts';
import { expectGolden } from '../golden.ts';
import { anAbsence, LONG, READER } from '../views.ts';

test.each([
  ['2026-11-29T23:00Z', '2026-12-04T23:00Z', 'Mon 30 Nov – Fri 4 Dec'],
  ['2026-12-03T23:00Z', '2026-12-04T23:00Z', 'Fri 4 Dec'],
  ['2026-11-26T09:00Z', '2026-11-26T11:00Z', 'Thu 26 Nov 10:00 – 12:00'],
  ['2026-11-25T23:00Z', '2026-11-26T11:00Z', 'Thu 26 Nov 00:00 – 12:00'],
  ['2026-11-26T13:00Z', '2026-11-26T23:00Z', 'Thu 26 Nov 14:00 – 24:00'],
  ['2026-11-26T13:00Z', '2026-12-04T17:00Z', 'Thu 26 Nov 14:00 – Fri 4 Dec 18:00'],
  ['2026-11-26T13:00Z', '2026-12-04T23:00Z', 'Thu 26 Nov 14:00 – Fri 4 Dec'],
])('%s to %s in Madrid is %s', (from, until, words) => {
  const off = { from: new Date(from), until: new Date(until), timeZone: 'Europe/Madrid' };
  expect(inEnglish(offWords(off))).toBe(words);
});

test('whole days are those of whoever is off', () => {
  const from = new Date('2026-11-29T15:00Z');
  const until = new Date('2026-11-30T15:00Z');
  expect(inEnglish(offWords({ from, until, timeZone: 'Asia/Tokyo' }))).toBe('Mon 30 Nov');
});

it('says when leads come again, and who covers', () => {
  const off = anAbsence({ coverName: 'Ben Koch' });
  expect(answers.timeOffPlanned(off, { own: true, taken: 0 }).text).toBe(
    'You have time off Mon 30 Nov – Fri 4 Dec. Leads come again Sat 5 Dec 00:00 (Europe/Madrid). Ben Koch covers.',
  );
  expect(answers.timeOffPlanned(off, { own: false, taken: 2 }).text).toBe(
    'Ana Ruiz has time off Mon 30 Nov – Fri 4 Dec. Leads come again Sat 5 Dec 00:00 (Europe/Madrid). Ben Koch covers and has 2 leads that could not wait.',
  );
  expect(answers.timeOffCancelled(off, { own: false }).text).toBe(
    'The time off of Ana Ruiz Mon 30 Nov – Fri 4 Dec is cancelled. Leads come to them again in that time.',
  );
});

it('lists time off, each with the way to take it back', () => {
  const off = anAbsence({ begun: true, coverName: 'Ben Koch', timeZone: 'Asia/Tokyo' });
  expectGolden(
    'answer-time-off',
    answers.timeOffList([off, anAbsence()], { name: null, repId: 'ana' }, READER),
  );
  const many = Array.from({ length: 30 }, () => anAbsence({ name: LONG, coverName: LONG }));
  expectGolden(
    'answer-time-off-full',
    answers.timeOffList(many, { name: LONG, repId: 'ana' }, READER),
  );
  expect(answers.timeOffList([], { name: null, repId: 'ana' }, READER).text).toMatch(
    /^You have no time off planned\./,
  );
  expect(answers.timeOffList([], { name: 'Ana', repId: 'ana' }, READER).text).toMatch(
    /^Ana has no time off planned\./,
  );
});

it('says which part is wrong, and that nothing was changed', () => {
  const timeOff = anAbsence();
  expect(inEnglish(offFault({ outcome: 'overlaps', timeOff }))).toEqual({
    about: 'from',
    words:
      'There is time off Mon 30 Nov – Fri 4 Dec already. Change that one, or plan what comes before or after.',
  });
  const refused = answers.timeOffRefused({ outcome: 'bad_dates', fault: 'too_long' });
  expect(refused.text).toBe('It may last 400 days at most. Nothing was changed.');
  const cover = answers.timeOffRefused({ outcome: 'bad_cover', cover: 'Ben' });
  expect(cover.text).toMatch(/^Ben cannot cover/);
  expect(answers.badStretch('sometime').text).toMatch(/^“sometime” is no stretch of time/);
});
