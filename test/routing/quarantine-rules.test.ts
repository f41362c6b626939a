import { describe, expect, it } from 'vitest';
import { because } from '../../src/routing/model/reasons.ts';
import { type Case, codesOf, decide, policyOf, verdictsOf } from '../support/decisions.ts';

const doubt = because('quarantine.implausible_size', { value: 99_000_000 });
const outcomeOf = (one: Case, policy = policyOf()) => decide(one, policy).placement.outcome;

describe('a doubtful lead', () => {
  it('waits for a person, above every rule and with its reason', () => {
    const decision = decide({ standing: { doubt } });
    expect(decision.placement).toEqual({ outcome: 'quarantined' });
    expect(codesOf(decision)).toEqual(['quarantine.implausible_size']);
    expect(verdictsOf(decision)).toEqual([
      ['built-in: doubtful leads', true],
      ['rest', false],
    ]);
  });

  it.each([
    ['a manager released it', { cleared: true }],
    ['a manager restored it', { restored: true }],
  ])('is routed once %s', (_, word) => {
    expect(outcomeOf({ standing: { doubt, ...word } })).toBe('offered');
  });

  it('comes after the suppression list, a pause and a host who is here', () => {
    expect(outcomeOf({ standing: { doubt, suppressed: 'unsubscribed' } })).toBe('no_route');
    expect(outcomeOf({ standing: { doubt }, paused: ['all'] })).toBe('held');
    expect(outcomeOf({ standing: { doubt, hostId: 'olga' } })).toBe('offered');
  });
});

const harsh = policyOf(undefined, {
  segments: [{ id: 'everyone', when: {}, quarantine_below: 0.99 }],
});
const ebook = { facts: { request: { form: 'ebook' } } };

function told(outcome: 'failed' | 'pending' | 'unknown') {
  const enrichment = { fields: [], providers: [{ provider: 'acme-data', outcome }] };
  return outcomeOf({ ...ebook, enrichment }, harsh);
}

describe('a low priority', () => {
  it('holds back who only wanted to read something, with a verdict', () => {
    const decision = decide(ebook, harsh);
    expect(codesOf(decision)).toEqual(['quarantine.low_score']);
    expect(verdictsOf(decision)).toEqual([
      ['built-in: low priority', true],
      ['rest', false],
    ]);
  });

  it.each(['demo', 'contact', 'pricing'])('never holds back a request of the form %s', (form) => {
    expect(outcomeOf({ facts: { request: { form } } }, harsh)).toBe('offered');
  });

  it('never holds back a meeting that is booked, whoever hosts it', () => {
    expect(outcomeOf({ ...ebook, standing: { booked: true } }, harsh)).toBe('offered');
  });

  it('says nothing where a provider failed to tell what would have raised it', () => {
    expect([told('failed'), told('pending')]).toEqual(['offered', 'offered']);
    expect(told('unknown')).toBe('quarantined');
  });

  it('is off where the segment names none, and passed over by a release', () => {
    expect(outcomeOf(ebook)).toBe('offered');
    expect(outcomeOf({ ...ebook, standing: { cleared: true } }, harsh)).toBe('offered');
  });
});

describe('a rule that sends to quarantine', () => {
  const odd = policyOf([
    { id: 'odd', when: {}, assign: { queue: 'quarantine' } },
    { id: 'rest', when: {}, assign: { pool: 'emea' } },
  ]);

  it('is passed over by a release, and says so', () => {
    expect(outcomeOf({}, odd)).toBe('quarantined');
    const decision = decide({ standing: { cleared: true } }, odd);
    expect(decision.placement.outcome).toBe('offered');
    expect(decision.rules[0]).toMatchObject({ rule: 'odd', won: false });
    expect(decision.rules[0]?.why.code).toBe('rule.cleared');
  });

  it('a release opens no other door: what is not for sales stays so', () => {
    const students = policyOf([{ id: 's', when: {}, assign: { no_route: 'student' } }]);
    expect(outcomeOf({ standing: { cleared: true } }, students)).toBe('no_route');
    const quiet = { standing: { cleared: true }, facts: { do_not_contact: true } };
    expect(outcomeOf(quiet)).toBe('no_route');
  });
});
