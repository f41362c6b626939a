import { describe, expect, it } from 'vitest';
import {
  away,
  codesOf,
  decide,
  left,
  policyOf,
  REST,
  rep,
  verdictsOf,
} from '../support/decisions.ts';

describe('what stands above the rules', () => {
  it('is nothing for an ordinary lead', () => {
    const decision = decide({});
    expect(decision).toMatchObject({
      placement: { outcome: 'offered', final: false },
      rule: 'rest',
    });
  });

  it.each([
    ['the suppression list', { suppressed: 'unsubscribed' }, {}, 'no_route.suppressed', 'no_route'],
    [
      'the person’s own word, until a manager restores it,',
      {},
      { do_not_contact: true },
      'no_route.do_not_contact',
      'offered',
    ],
  ])('%s keeps a lead from sales', (_, standing, facts, code, afterwards) => {
    const decision = decide({ standing, facts });
    expect(decision.placement.outcome).toBe('no_route');
    expect(decision.rule).toBe('built-in: do not contact');
    expect(codesOf(decision)).toEqual([code]);
    const restored = decide({ standing: { ...standing, restored: true }, facts });
    expect(restored.placement.outcome).toBe(afterwards);
  });

  it('a booked meeting belongs to its host at once, whoever’s turn it is, Away or full', () => {
    const host = rep('olga', {
      shift: away,
      load: { open: 9, day: 0, week: 0 },
      capacity: { open: 9 },
    });
    const decision = decide({ standing: { hostId: 'olga' }, candidates: [rep('ana'), host] });
    expect(decision.placement).toEqual({
      outcome: 'offered',
      repId: 'olga',
      poolId: null,
      draw: null,
      overCapacity: true,
      final: true,
    });
    expect(verdictsOf(decision)).toEqual([
      ['built-in: booked meetings', true],
      ['rest', false],
    ]);
  });

  it.each([
    ['left Slack', rep('olga', { shift: left })],
    ['gave it back', rep('olga', { excluded: 'declined' })],
  ])('a host who %s is passed over, and the rules decide', (_, host) => {
    const decision = decide({ standing: { hostId: 'olga' }, candidates: [rep('ana'), host] });
    expect(decision).toMatchObject({ placement: { repId: 'ana', final: false }, rule: 'rest' });
  });

  it('a pause stops even a booked meeting, and the suppression list comes before the pause', () => {
    const paused = { paused: ['all'], standing: { hostId: 'olga' } };
    expect(decide(paused).placement).toEqual({ outcome: 'held', poolId: null });
    const both = decide({ paused: ['all'], standing: { suppressed: 'competitor' } });
    expect(both.placement).toEqual({ outcome: 'no_route', reason: 'competitor' });
  });

  it('a test lead goes to its rep alone, off shift and full, and to nobody after an answer', () => {
    const busy = rep('olga', {
      shift: away,
      load: { open: 9, day: 0, week: 0 },
      capacity: { open: 9 },
    });
    const test = { standing: { testFor: 'olga' }, facts: { test: true } };
    expect(decide({ ...test, candidates: [rep('ana'), busy] }).placement).toMatchObject({
      repId: 'olga',
      draw: null,
      final: false,
    });
    for (const excluded of ['declined', 'timed_out'] as const) {
      const asked = decide({ ...test, candidates: [rep('ana'), rep('olga', { excluded })] });
      expect(asked.placement).toEqual({ outcome: 'no_route', reason: 'test' });
    }
  });

  it('a synthetic lead ends where it was decided', () => {
    const decision = decide({ facts: { source: 'synthetic', test: true } });
    expect(decision.placement).toEqual({ outcome: 'no_route', reason: 'synthetic' });
  });

  it('a restored lead passes over the rules that send leads away', () => {
    const rules = [
      { id: 'students', when: {}, assign: { no_route: 'student' } },
      { id: 'odd', when: {}, assign: { queue: 'quarantine' } },
      REST,
    ];
    expect(decide({}, policyOf(rules)).placement.outcome).toBe('no_route');
    const decision = decide({ standing: { restored: true } }, policyOf(rules));
    expect(decision.rule).toBe('rest');
    expect(decision.rules.map(({ why }) => why.code)).toEqual([
      'rule.restored',
      'rule.restored',
      'rule.won',
    ]);
  });
});
