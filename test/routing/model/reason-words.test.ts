import { expect, test } from 'vitest';
import {
  because,
  type Reason,
  reasonText,
  reasonWords,
} from '../../../src/routing/model/reasons.ts';

test('a reason is found in another language by its English sentence, with its data in it', () => {
  const spanish = {
    tag: 'es',
    translate: (english: readonly string[]) =>
      english[0] === 'time off until ' ? { words: ['libre hasta el ', ''], slots: [0] } : null,
  };
  const why = because('availability.time_off', { until: '2026-11-24T08:00:00.000Z' });
  expect(reasonWords(why, 'Europe/Madrid').in(spanish)).toBe('libre hasta el mar 24 nov 09:00');
  expect(reasonText(why, 'Europe/Madrid')).toBe('time off until Tue 24 Nov 09:00');
});

test('a skill that is a language is called by its name, in the language of the reader', () => {
  const spanish = { tag: 'es', translate: () => null };
  expect(reasonText(because('skill.has', { value: 'es' }))).toBe('speaks or knows Spanish');
  expect(reasonWords(because('skill.has', { value: 'es' })).in(spanish)).toContain('español');
  expect(reasonText(because('skill.missing', { value: 'sap' }))).toBe('lacks the skill sap');
  expect(reasonText(because('skill.has', { value: 'crm' }))).toBe('speaks or knows crm');
});

test('of several sentences the fullest is said of which all is known', () => {
  const full = { open: 25, cap: 25 };
  expect(reasonText(because('capacity.full', full))).toBe('full: 25 of 25 open');
  expect(reasonText(because('capacity.full', { ...full, units: 2 }))).toBe(
    'full: 25 of 25 units taken, and this one counts 2',
  );
});

test('for machines an instant is in UTC, and what nobody filled in is a question mark', () => {
  const until = '2026-11-24T08:00:00.000Z';
  expect(reasonText(because('availability.away', { until }))).toBe(
    'away until 2026-11-24 08:00 UTC',
  );
  expect(reasonText(because('availability.away'))).toBe('away until ?');
});

const won = (why: string | Reason) => reasonWords(because('rule.won_in_vain', { why }));

test('a reason within a reason is said in the language of whoever reads, an English one as it was kept', () => {
  const spanish = {
    tag: 'es',
    translate: (english: readonly string[]) =>
      english[0] === 'nobody can take it' ? { words: ['nadie puede'], slots: [] } : null,
  };
  expect(won(because('hold.nobody')).in(spanish)).toBe('first match in order, but nadie puede');
  expect(won('nobody can take it').in(spanish)).toContain('but nobody can take it');
});

test('several in a slot are a list, and leads are counted', () => {
  const reps = ['Ana', 'Ben', because('backlog.more', { value: 2 })];
  const who = because('backlog.least', { reps, leads: 5 });
  expect(reasonText(because('hold.backlog', { who }))).toBe(
    'Ana, Ben and 2 more have 5 leads or more each to answer first',
  );
});
