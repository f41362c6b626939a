import { describe, expect, it } from 'vitest';
import type { Enrichment } from '../../../src/routing/model/enrichment.ts';
import { compileCondition } from '../../../src/routing/policy/condition.ts';
import { ConditionError } from '../../../src/routing/policy/condition-error.ts';
import { type Case, decide, NOW, policyOf, REST } from '../../support/decisions.ts';

const SPECIAL = { id: 'special', assign: { no_route: 'special' } };
const policyWhen = (when: object, more?: object) => policyOf([{ ...SPECIAL, when }, REST], more);
const holds = (when: object, one: Case = {}, more?: object) =>
  decide(one, policyWhen(when, more)).rule === 'special';

describe('the time of a decision', () => {
  // Monday the 23rd of November 2026 at 10:00 UTC.
  it.each([
    [{ 'time.weekday': 'mon' }, 'UTC', true],
    [{ 'time.weekday': ['sat', 'sun'] }, 'UTC', false],
    [{ 'time.hour': { between: [10, 10] } }, 'UTC', true],
    [{ 'time.hour': 19 }, 'Asia/Tokyo', true],
    [{ 'time.date': '2026-11-23' }, 'UTC', true],
    [{ 'time.date': { gte: '2026-11-23', lt: '2026-11-24' } }, 'UTC', true],
    [{ 'time.date': { between: ['2026-12-24', '2027-01-06'] } }, 'UTC', false],
    [{ 'time.date': '2026-11-24', 'time.hour': 0 }, 'Pacific/Kiritimati', true],
    [{ 'time.weekday': 'sun', 'time.hour': 23 }, 'Pacific/Pago_Pago', true],
  ])('%j in %s: %s', (when, timezone, expected) => {
    expect(holds(when, {}, { timezone })).toBe(expected);
  });

  it('is that of the stored facts, whenever they are read again', () => {
    const time = { weekday: 'fri', hour: 3, date: '2026-01-02' } as const;
    expect(holds({ 'time.weekday': 'fri' }, { facts: { time } })).toBe(true);
  });

  it('may say which territory and which segment a lead has', () => {
    const policy = policyOf(undefined, {
      territories: [{ id: 'night', match: { 'time.hour': { lt: 6 } } }],
      segments: [{ id: 'today', when: { 'time.date': NOW.toISOString().slice(0, 10) } }],
    });
    expect(decide({}, policy)).toMatchObject({ territory: null, segment: 'today' });
  });

  it.each([
    [{ 'time.date': '24.12.2026' }, 'found "24.12.2026", expected a date such as 2026-12-24.'],
    [{ 'time.date': { gte: '2026-02-30' } }, 'found "2026-02-30", expected a date such as'],
    [{ 'time.date': { between: ['2027-01-06', '2026-12-24'] } }, 'expected the earlier date first'],
    [{ 'time.date': { between: '2026-12-24' } }, 'a list of two dates such as'],
    [{ 'time.date': { contains: '2026' } }, 'found "contains" on a date field'],
    [{ 'time.hour': 'ten' }, 'expected a number'],
    [{ 'company.industry': { has_word: ['--'] } }, 'expected words or beginnings of words'],
    [{ 'company.postal_code': { postal_in: ['29-28'] } }, 'the smaller end of the range first'],
  ])('refuses %j', (when, message) => {
    expect(() => compileCondition(when)).toThrow(ConditionError);
    expect(() => compileCondition(when)).toThrow(message);
  });
});

describe('what else a condition may ask', () => {
  it.each([
    [{ touches: { gte: 1 } }, true],
    [{ touches: { gt: 1 } }, false],
    [{ bulk: false }, true],
    [{ 'enrichment.complete': true }, false],
    [{ 'enrichment.confidence': { gte: 0.8 } }, true],
    [{ 'enrichment.confidence': { gt: 0.8 } }, false],
  ])('%j: %s', (when, expected) => {
    expect(holds(when, { enrichment: LEARNED })).toBe(expected);
  });

  it('is the account by its name, its country, its size and what it is part of', () => {
    const known = { matched: true, name: 'Globex', country: 'ES', employees: 9, parent: 'mega' };
    const when = {
      'account.name': { starts_with: 'glo' },
      'account.country': 'ES',
      'account.employees': { lt: 10 },
      'account.parent': 'mega',
    };
    expect(holds(when, { facts: { account: known } })).toBe(true);
    expect(holds(when, { facts: { account: { ...known, parent: 'other' } } })).toBe(false);
  });

  it('is nothing of facts where none is known', () => {
    expect(holds({ 'enrichment.confidence': { exists: false } })).toBe(true);
  });
});

const fact = (confidence: number) => ({
  field: 'company.country' as const,
  value: 'ES',
  source: 'lead',
  confidence,
  learnedAt: NOW.toISOString(),
  lost: [],
});
const LEARNED: Enrichment = {
  fields: [fact(0.9), fact(0.7)],
  providers: [{ provider: 'facts', outcome: 'pending' }],
};
