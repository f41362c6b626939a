import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CompiledPolicy } from '../../../src/routing/policy/compile-policy.ts';
import { policyOf } from '../../support/decisions.ts';
import { comparePast, fromCountry, OFFICE, pastLead, pastRep } from './past.ts';

const IDS = ['ana', 'ben', 'cleo', 'dan'];
const COUNTRIES = ['ES', 'DE', 'FR'];
const POOLS = ['emea', 'south'];

const people = fc.tuple(
  ...IDS.map((id) =>
    fc.record({ office: fc.boolean(), spanish: fc.boolean() }).map(({ office, spanish }) =>
      pastRep(id, {
        ...(office ? { calendar: OFFICE } : {}),
        skills: spanish ? ['es'] : [],
      }),
    ),
  ),
);

const members = fc
  .tuple(...IDS.map(() => fc.constantFrom(0, 50, 100, 200)))
  .map((weights) => Object.fromEntries(IDS.map((id, i) => [id, weights[i] ?? 0])));

const target = fc.oneof(
  fc.record({ pool: fc.constantFrom(...POOLS) }),
  fc.record({ pool: fc.constantFrom(...POOLS), require_skills: fc.constant(['es']) }),
  fc.record({ pool: fc.constantFrom(...POOLS), prefer_skills: fc.constant(['es']) }),
  fc.record({ pool: fc.constantFrom(...POOLS), queue: fc.constant('apart') }),
  fc.record({ rep: fc.constantFrom(...IDS) }),
  fc.constant({ no_route: 'student' }),
  fc.constant({ queue: 'hold' }),
);

/** A rule for each country in some order, then one for the rest. */
const rules = fc
  .tuple(fc.shuffledSubarray(COUNTRIES), fc.array(target, { minLength: 4, maxLength: 4 }))
  .map(([countries, targets]) => [
    ...countries.map((country, i) => ({
      id: country.toLowerCase(),
      when: { 'company.country': country },
      assign: targets[i] ?? {},
    })),
    { id: 'rest', when: {}, assign: targets[3] ?? {} },
  ]);

const pools = fc
  .tuple(members, members)
  .map(([emea, south]) => ({ pools: [pool('emea', emea), pool('south', south)] }));
const pool = (id: string, all: Record<string, number>) => ({ id, members: all });

const policy = fc.tuple(rules, pools).map(([list, more]) => policyOf(list, more));

const leads = fc
  .array(fc.record({ country: fc.constantFrom(...COUNTRIES), hour: fc.nat(23) }), {
    minLength: 1,
    maxLength: 40,
  })
  .map((all) =>
    all.map(({ country, hour }, i) =>
      pastLead(i, fromCountry(country), new Date(Date.UTC(2026, 8, 7 + (i >> 2), hour))),
    ),
  );

const runs = { numRuns: 60 };

describe('comparing two policies', () => {
  it('with itself moves nothing', () => {
    fc.assert(
      fc.property(policy, leads, people, (one, all, reps) => {
        const { moves } = comparePast(one, one, { leads: all, reps });
        expect(moves).toMatchObject({ leads: all.length, moved: 0, otherWay: 0, reps: [] });
      }),
      runs,
    );
  });

  it('does not depend on the order of the people', () => {
    fc.assert(
      fc.property(policy, policy, leads, people, (one, other, all, reps) => {
        const found = comparePast(one, other, { leads: all, reps });
        expect(comparePast(one, other, { leads: all, reps: reps.toReversed() })).toEqual(found);
      }),
      runs,
    );
  });

  it('is mirrored when the other comes first', () => {
    fc.assert(
      fc.property(policy, policy, leads, people, (one, other, all, reps) => {
        const there = comparePast(one, other, { leads: all, reps });
        const back = comparePast(other, one, { leads: all, reps });
        expect(back.moves.moved).toBe(there.moves.moved);
        expect(back.nets).toEqual(negated(there.nets));
        expect(back.leads.map(({ before, after }) => [after, before])).toEqual(
          there.leads.map(({ before, after }) => [before, after]),
        );
      }),
      runs,
    );
  });

  it('moves no lead that does not match the one rule that differs', () => {
    fc.assert(
      fc.property(rules, target, pools, leads, people, (list, next, more, all, reps) => {
        const [first, ...rest] = list;
        const before = policyOf(list, more);
        const after = policyOf([{ ...first, assign: next }, ...rest], more);
        const { leads: found } = comparePast(before, after, { leads: all, reps });
        const changed = found.filter(({ change }) => change !== 'none');
        const matches = (compiled: CompiledPolicy, facts: (typeof all)[number]['facts']) =>
          compiled.rules.entries[0]?.predicate.test(facts);
        expect(changed.every(({ lead }) => matches(before, lead.facts))).toBe(true);
      }),
      runs,
    );
  });

  it('gives each rep as many leads more as all others get fewer, or end otherwise', () => {
    fc.assert(
      fc.property(policy, policy, leads, people, (one, other, all, reps) => {
        const { leads: found, nets } = comparePast(one, other, { leads: all, reps });
        for (const { repId } of reps) {
          const count = (side: 'before' | 'after') =>
            found.filter((lead) => lead[side].repId === repId).length;
          expect(nets[repId] ?? 0).toBe(count('after') - count('before'));
        }
      }),
      runs,
    );
  });
});

function negated(nets: Record<string, number>): Record<string, number> {
  return Object.fromEntries(Object.entries(nets).map(([id, net]) => [id, 0 - net]));
}
