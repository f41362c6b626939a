import { describe, expect, it } from 'vitest';
import { explainVerdicts } from '../../../src/routing/explanation/explain-verdicts.ts';
import { FIELD_NAMES, findField } from '../../../src/routing/policy/fields.ts';
import { FORGOTTEN_FIELDS, keptFacts } from '../../../src/routing/policy/kept-facts.ts';
import { account, type Case, decide, inputOf, policyOf, REST } from '../../support/decisions.ts';

const french = { id: 'french', when: { 'company.country': 'FR' }, assign: { pool: 'emea' } };
const policy = policyOf([french, REST]);
const told = (one: Case, over: object = {}) => {
  const decision = decide(one, policy);
  const { rules } = explainVerdicts(policy, { ...decision, facts: inputOf(one).facts, ...over });
  return rules.map(({ rule, matched, won, why, recomputed }) =>
    [rule, matched, won, why.code, recomputed ? 'recomputed' : 'recorded'].join(' '),
  );
};

describe('the rules of a decision', () => {
  it('are told in the order of the policy, what stands above all of them first', () => {
    expect(told({ facts: { do_not_contact: true } })).toEqual([
      'built-in: do not contact true true no_route.do_not_contact recorded',
      'french false false rule.not_matched recomputed',
      'rest true false rule.lost_by_order recorded',
    ]);
  });

  it('are told with what the status of the account said of them', () => {
    expect(told({ known: account({ status: 'customer' }) })).toEqual([
      'french false false rule.not_matched recomputed',
      'built-in: customers true true owner.own_account recorded',
      'rest true false rule.account_status recorded',
    ]);
  });

  it('were not looked at by older releases where something stood above them', () => {
    const [above] = decide({ facts: { do_not_contact: true } }, policy).rules;
    expect(told({ facts: { do_not_contact: true } }, { rules: [above] })).toEqual([
      'built-in: do not contact true true no_route.do_not_contact recorded',
      'french false false rule.not_matched recomputed',
      'rest true false rule.lost_by_order recomputed',
    ]);
  });

  it('say so where one matches today that did not match then', () => {
    const facts = { ...inputOf({}).facts, company: { country: 'FR' } };
    expect(told({}, { facts })).toEqual([
      'french true false rule.matches_now recomputed',
      'rest true true rule.won recorded',
    ]);
  });

  it('are those that were recorded where the policy is gone', () => {
    const one = { facts: { company: { country: 'FR' } } };
    const decision = { ...decide(one, policy), facts: inputOf(one).facts };
    const { rules, segments } = explainVerdicts(null, decision);
    expect(rules.map(({ rule, recomputed }) => [rule, recomputed])).toEqual([
      ['french', false],
      ['rest', false],
    ]);
    expect(segments.map(({ id, won }) => [id, won])).toEqual([['everyone', true]]);
  });
});

it('every field that a decision keeps reads as it did, and the others are known as forgotten', () => {
  const { facts } = inputOf({});
  const person = { ...facts.person, email: 'dana@globex.test', title: 'CTO' };
  const full = { ...facts, person, company: { country: 'ES', employees: 5 }, language: 'es' };
  const changed = FIELD_NAMES.filter((name) => {
    const read = findField(name)?.read;
    return read?.(full) !== read?.(JSON.parse(JSON.stringify(keptFacts(full))));
  });
  expect(changed).toEqual(FORGOTTEN_FIELDS);
});
