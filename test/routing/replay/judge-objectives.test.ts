import { describe, expect, it } from 'vitest';
import type { CompiledPolicy } from '../../../src/routing/policy/compile-policy.ts';
import {
  headlineOf,
  ObjectiveJudge,
  type SegmentVerdict,
} from '../../../src/routing/replay/judge-objectives.ts';
import type { PastRep } from '../../../src/routing/replay/past-team.ts';
import { wordVerdict } from '../../../src/routing/replay/word-moves.ts';
import { policyOf } from '../../support/decisions.ts';
import { inEnglish } from '../../support/in-english.ts';
import { comparePast, fromCountry, OFFICE, pastLead, pastRep } from './past.ts';

const REST = { id: 'rest', when: {}, assign: { pool: 'emea' } };
const SPAIN = { 'company.country': 'ES' };
const judgedBy = (...objectives: string[]) => ({
  segments: [{ id: 'all', when: {}, objectives }],
});

const LEADS = Array.from({ length: 40 }, (_, i) =>
  pastLead(i, fromCountry(i % 4 === 0 ? 'ES' : 'DE'), new Date(Date.UTC(2026, 8, 7, i % 24))),
);
const TEAM = [pastRep('ana', { skills: ['es'], calendar: OFFICE }), pastRep('ben')];

function verdictsOf(before: CompiledPolicy, after: CompiledPolicy, reps: PastRep[] = TEAM) {
  const judge = new ObjectiveJudge({ before, after });
  for (const one of comparePast(before, after, { leads: LEADS, reps }).leads) judge.add(one);
  return judge.result();
}

const firstOf = ([segment]: SegmentVerdict[]) => segment?.objectives[0];

describe('a new policy is judged by the objectives of its segments', () => {
  it('speed to lead: how many reach somebody on shift', () => {
    const office = policyOf([{ ...REST, assign: { rep: 'ana' } }]);
    const found = firstOf(verdictsOf(office, policyOf([REST], judgedBy('speed_to_lead'))));
    expect(found).toMatchObject({ objective: 'speed_to_lead', verdict: 'better', after: 1 });
    expect(found?.before).toBeLessThan(0.5);
  });

  it('speed to lead: where as many do, how long they have decides', () => {
    const quick = { ...judgedBy('speed_to_lead'), sla: { standard: { claim: '5m' } } };
    const found = firstOf(verdictsOf(policyOf(), policyOf([REST], quick)));
    expect(found).toMatchObject({
      verdict: 'better',
      claimMs: { before: 900_000, after: 300_000 },
    });
    expect(inEnglish(found && wordVerdict(found))).toBe(
      'speed to lead: better (100 % reach somebody on shift, 15m → 5m to claim)',
    );
  });

  it('conversion: how many reach who has what either policy asks for', () => {
    const team = [pastRep('ana', { skills: ['es'] }), pastRep('ben')];
    const skilled = [
      { id: 'spain', when: SPAIN, assign: { pool: 'emea', require_skills: ['es'] } },
      REST,
    ];
    const after = policyOf(skilled, judgedBy('conversion'));
    const found = firstOf(verdictsOf(policyOf(), after, team));
    expect(found).toMatchObject({ verdict: 'better', before: 0.125, after: 0.25 });
  });

  it('fairness: a larger gap to the shares of a pool is worse', () => {
    const team = [pastRep('ana', { skills: ['es'] }), pastRep('ben')];
    const skilled = [{ ...REST, assign: { pool: 'emea', require_skills: ['es'] } }];
    const found = firstOf(verdictsOf(policyOf(), policyOf(skilled, judgedBy('fairness')), team));
    expect(found).toMatchObject({ verdict: 'worse', before: 0, after: 0.5 });
  });

  it('value: how much of it reaches somebody', () => {
    const held = [{ id: 'spain', when: SPAIN, assign: { queue: 'hold' } }, REST];
    const found = firstOf(verdictsOf(policyOf(), policyOf(held, judgedBy('value'))));
    expect(found).toMatchObject({ verdict: 'worse', before: 1, after: 0.75 });
  });

  it('what is for nobody says nothing about how soon it is met', () => {
    const barred = [{ id: 'none', when: {}, assign: { no_route: 'student' } }];
    const after = policyOf(barred, judgedBy('speed_to_lead'));
    expect(firstOf(verdictsOf(policyOf(), after))?.verdict).toBe('unknown');
  });

  it('the headline is the first objective of the segment in which most leads move', () => {
    const segments = [
      { id: 'spain', when: SPAIN, objectives: ['value', 'fairness'] },
      { id: 'rest', when: {}, objectives: ['fairness'] },
    ];
    const named = [{ id: 'spain', when: SPAIN, assign: { rep: 'ana' } }, REST];
    const found = verdictsOf(policyOf([REST], { segments }), policyOf(named, { segments }));
    expect(headlineOf(found)).toMatchObject({
      segment: 'spain',
      verdict: { objective: 'value' },
    });
    expect(found.map(({ segment, objectives }) => [segment, objectives.length])).toEqual([
      ['rest', 1],
      ['spain', 2],
    ]);
  });
});
