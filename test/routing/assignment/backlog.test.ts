import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { waitLine } from '../../../src/routing/assignment/waiting/wait-line.ts';
import type { Candidate } from '../../../src/routing/model/decision.ts';
import { reasonText } from '../../../src/routing/model/reasons.ts';
import { away, codesOf, decide, policyOf, rep } from '../../support/decisions.ts';

const REST = { id: 'rest', when: {}, assign: { pool: 'emea', else: 'next_rule' } };
const policy = (atOnce: number, more: object = {}) =>
  policyOf([REST, { id: 'again', when: {}, assign: { pool: 'us' } }], {
    pools: [
      { id: 'emea', members: { ana: 100, ben: 100 }, backlog_at_once: atOnce, ...more },
      { id: 'us', members: { cleo: 100 } },
    ],
    fallback: { pool: 'us' },
  });
const busy = (repId: string, unanswered: number, more: Partial<Candidate> = {}) =>
  rep(repId, { name: repId === 'ana' ? 'Ana Ruiz' : 'Ben Koch', unanswered, ...more });
const placed = (candidates: Candidate[], waited = true, rules = policy(5)) => {
  const decision = decide({ candidates, waited }, rules);
  const { placement } = decision;
  return placement.outcome === 'offered' ? placement.repId : codesOf(decision)[0];
};

describe('a lead that waited', () => {
  it('passes over who has enough to answer, and says so', () => {
    const decision = decide(
      { candidates: [busy('ana', 5), busy('ben', 4)], waited: true },
      policy(5),
    );
    expect(decision.placement).toMatchObject({ outcome: 'offered', repId: 'ben' });
    const ana = decision.candidates.find((one) => one.rep === 'ana');
    expect(ana).toMatchObject({ eligible: false, why: { code: 'capacity.backlog' } });
    expect(ana && reasonText(ana.why)).toBe('has 5 leads to answer first');
  });

  it('waits on where everybody is busy answering: no next rule, no fallback, nobody called', () => {
    const candidates = [busy('ana', 5), busy('ben', 5), rep('cleo')];
    const decision = decide({ candidates, waited: true }, policy(5));
    expect(decision.placement).toEqual({ outcome: 'held', poolId: 'emea' });
    expect(decision.reasons.map((one) => reasonText(one))).toEqual([
      'Ana Ruiz and Ben Koch have 5 leads each to answer first',
    ]);
  });

  it('flows into no other pool while its own is only busy', () => {
    const candidates = [busy('ana', 7), busy('ben', 5), rep('cleo')];
    expect(placed(candidates, true, policy(5, { overflow: 'us' }))).toBe('hold.backlog');
    expect(placed(candidates, false, policy(5, { overflow: 'us' }))).toBe('ana');
  });

  it('waits for whoever is here and busy, and not for the next shift', () => {
    const shift = { state: 'off_shift', until: new Date('2026-11-23T15:00Z') } as const;
    expect(placed([busy('ana', 5), busy('ben', 0, { shift })])).toBe('hold.backlog');
    expect(placed([busy('ana', 5, { shift: away }), busy('ben', 0, { shift })])).toBe(
      'schedule.shift_starts',
    );
  });

  it('goes on to others where nobody is busy: who is full is not', () => {
    const full = { load: { open: 9, day: 0, week: 0 }, capacity: { open: 9 } };
    const candidates = [
      busy('ana', 5, full),
      busy('ben', 0, { excluded: 'declined' }),
      rep('cleo'),
    ];
    expect(placed(candidates)).toBe('cleo');
  });

  it('stays with the rep of its company, who is not spared that', () => {
    const standing = { companyReps: ['ana'] };
    const candidates = [busy('ana', 50), busy('ben', 0)];
    expect(decide({ candidates, waited: true, standing }, policy(5)).placement).toMatchObject({
      repId: 'ana',
    });
  });

  it('knows no limit where the pool sets none', () => {
    expect(placed([busy('ana', 500), busy('ben', 500)], true, policy(0))).toBe('ana');
  });
});

test('a lead that just came knows no limit, whoever is busy', () => {
  expect(placed([busy('ana', 500), busy('ben', 500)], false)).toBe('ana');
});

test('the limit holds for all who are chosen, and changes nothing for whoever is below it', () => {
  const people = fc.array(fc.nat(9), { minLength: 2, maxLength: 2 });
  fc.assert(
    fc.property(people, fc.integer({ min: 1, max: 9 }), ([ana = 0, ben = 0], atOnce) => {
      const candidates = [busy('ana', ana), busy('ben', ben)];
      const free = candidates.filter(({ unanswered = 0 }) => unanswered < atOnce);
      const chosen = placed(candidates, true, policy(atOnce));
      if (free.length === 0) expect(chosen).toBe('hold.backlog');
      else expect(chosen).toBe(placed(free, false, policy(atOnce)));
    }),
  );
});

test.each([
  [[1], 'Ana Ruiz has 1 lead to answer first'],
  [[2, 2], 'Ana Ruiz and Ben Koch have 2 leads each to answer first'],
  [[3, 2], 'Ana Ruiz and Ben Koch have 2 leads or more each to answer first'],
])('who is waited for is named: %j', ([ana = 0, ben], words) => {
  const candidates = [busy('ana', ana), ...(ben === undefined ? [] : [busy('ben', ben)])];
  const decision = decide({ candidates, waited: true }, policy(1));
  expect(decision.reasons.map((one) => reasonText(one))).toEqual([words]);
});

test('of a large team the first are named', () => {
  const ids = ['ana', 'ben', 'cleo', 'dan', 'eve'];
  const members = Object.fromEntries(ids.map((id) => [id, 100]));
  const rules = policyOf([REST], { pools: [{ id: 'emea', members, backlog_at_once: 2 }] });
  const candidates = ids.map((id) => rep(id, { unanswered: 2 }));
  const decision = decide({ candidates, waited: true }, rules);
  expect(decision.reasons.map((one) => reasonText(one))).toEqual([
    'ana, ben, cleo and 2 more have 2 leads each to answer first',
  ]);
});

const lineOf = (candidates: Candidate[], units = 1) =>
  waitLine(decide({ candidates, waited: true }, policy(5)), units);

describe('leads stand in one line', () => {
  const both = lineOf([busy('ana', 5), busy('ben', 5)]);

  it('where the same people may take them, whatever keeps those busy now', () => {
    const full = { load: { open: 9, day: 0, week: 0 }, capacity: { open: 9 } };
    expect(lineOf([busy('ben', 5), busy('ana', 9, full)])).toBe(both);
  });

  it('and not where somebody has declined one of them, or it takes more room', () => {
    expect(lineOf([busy('ana', 5), busy('ben', 5, { excluded: 'declined' })])).not.toBe(both);
    expect(lineOf([busy('ana', 5), busy('ben', 5)], 3)).not.toBe(both);
  });
});
