import { expect, test } from 'vitest';
import { readZone } from '../../../../src/routing/availability/typed/read-zone.ts';
import { inEnglish } from '../../../support/in-english.ts';

test.each([
  ['Europe/Madrid', 'Europe/Madrid'],
  ['europe/madrid', 'Europe/Madrid'],
  ['America/New York', 'America/New_York'],
  ['utc', 'UTC'],
  ['Asia/Kolkata', 'Asia/Kolkata'],
])('%s is the zone %s', (typed, timeZone) => {
  expect(inEnglish(readZone(typed))).toEqual({ timeZone });
});

test.each([
  ['Madrid', 'Did you mean Europe/Madrid?'],
  ['new york', 'Did you mean America/New_York?'],
  ['Europe/Atlantis', 'Write one such as Europe/Madrid.'],
  ['CET+1', 'Write one such as Europe/Madrid.'],
])('%s is none', (typed, hint) => {
  expect(inEnglish(readZone(typed))).toEqual({ fault: `“${typed}” is no time zone. ${hint}` });
});
