import * as fc from 'fast-check';
import type { LeadFacts, Scalar } from '../../../src/routing/model/lead.ts';
import { type Policy, policySchema } from '../../../src/routing/model/policy/policy.ts';
import type { Condition } from './naive-conditions.ts';

const text = fc.constantFrom('ES', 'es', 'Es', 'PT', 'pt', 'é', 'É', 'best', '.edu');
const part = fc.constantFrom('e', 'S', 'T', '.', 'É');
const pattern = fc.constantFrom('^e', 's$', '^(es|pt)$', 'É', '.s');
const number = fc.integer({ min: 0, max: 6 });
const scalar = fc.oneof(text, number, fc.boolean());
const some = <T>(one: fc.Arbitrary<T>) => fc.array(one, { minLength: 1, maxLength: 3 });
const exists = fc.record({ exists: fc.boolean() });
const equality = <T>(one: fc.Arbitrary<T>) =>
  fc.oneof(
    { arbitrary: one, weight: 4 },
    { arbitrary: some(one), weight: 3 },
    fc.record({ eq: one }),
    fc.record({ ne: one }),
    fc.record({ in: some(one) }),
    fc.record({ not_in: some(one) }),
    exists,
  );
const texts = fc.oneof(
  { arbitrary: equality(text), weight: 3 },
  fc.record({ contains: fc.oneof(part, some(part)), exists: fc.boolean() }),
  fc.record({ starts_with: part }),
  fc.record({ ends_with: some(part) }),
  fc.record({ has_word: some(fc.constantFrom('e', 'pt', 'be')) }),
  fc.record({ matches: pattern }),
);
const area = fc.constantFrom('2', '28', '28013', '28000-28999', '10-27', '29000-30000');
const code = fc.constantFrom('28013', '2801', '29000', '1', '27999');
const day = fc.constantFrom('2026-12-23', '2026-12-24', '2027-01-06');
const dates = fc.oneof(
  equality(day),
  fc.record({ gte: day, lt: day }),
  fc.tuple(day, day).map((pair) => ({ between: pair.toSorted() })),
);
const range = fc.tuple(number, number).map((pair) => pair.toSorted((a, b) => a - b));
const numbers = fc.oneof(
  { arbitrary: equality(number), weight: 2 },
  fc.record({ gte: number, lt: number }),
  fc.record({ gt: number }),
  fc.record({ lte: number }),
  fc.record({ between: range }),
);

/** Fields that are known before a lead has a territory. */
const EARLY = {
  'person.email': texts,
  'person.title': texts,
  'company.country': texts,
  'company.industry': texts,
  'company.employees': numbers,
  'request.budget': numbers,
  'account.matched': equality(fc.boolean()),
  'account.tier': texts,
  'custom.x': equality(scalar),
  'custom.constructor': equality(scalar),
  'attribution.campaign': equality(scalar),
  language: texts,
  source: texts,
  consent: equality(fc.boolean()),
  stale: equality(fc.boolean()),
  'company.postal_code': fc.record({ postal_in: some(area) }),
  'time.date': dates,
  'time.hour': numbers,
  touches: numbers,
};
const place = fc.oneof(equality(fc.constantFrom('t0', 't1', 'T2', 's0', 'S1')), exists);
const LATE = {
  territory: place,
  segment: place,
  'scores.priority': fc.record({ gte: fc.constantFrom(0.3, 0.4, 0.5) }),
};

function conditionsOver(fields: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<Condition> {
  const entries = Object.entries(fields).map(([path, asked]) => fc.tuple(fc.constant(path), asked));
  const plain = fc
    .array(fc.oneof(...entries), { maxLength: 3 })
    .map((all): Condition => Object.fromEntries(all));
  // Where every alternative asks for one field, its values together are what is demanded.
  const alternatives = fc
    .tuple(fc.constantFrom('company.country', 'custom.x', 'language'), some(equality(text)))
    .map(([path, asked]): Condition => ({ any: asked.map((one) => ({ [path]: one })) }));
  const nested = (inner: fc.Arbitrary<Condition>): fc.Arbitrary<Condition> =>
    fc.oneof(
      { arbitrary: plain, weight: 4 },
      alternatives,
      fc.record({ not: inner }),
      fc.record({ any: some(inner) }),
      fc.record({ all: some(inner) }),
      fc.tuple(plain, inner).map(([one, not]) => ({ ...one, not })),
      fc.tuple(plain, some(inner)).map(([one, any]) => ({ ...one, any })),
    );
  return nested(nested(nested(plain)));
}

/** How each target ends, as far as nobody but Ana and Ben is there. */
export const TARGETS = {
  places: { pool: 'emea' },
  ends: { no_route: 'spam' },
  vain: { pool: 'gone' },
  passes: { pool: 'gone', else: 'next_rule' },
  ownerless: { to: 'account_owner' },
  strange: { to: 'previous_owner' },
  tells: { notify: 'ana' },
  overflows: { pool: 'over', else: 'hold' },
  leavesOut: { pool: 'emea', exclude: ['ana', 'ben'], else: 'next_rule' },
} as const;
export type TargetKind = keyof typeof TARGETS;

export interface RandomPolicy {
  policy: Policy;
  /** Of each rule. */
  kinds: TargetKind[];
}

const early = conditionsOver(EARLY);
const anytime = conditionsOver({ ...EARLY, ...LATE });
const kinds: TargetKind[] = [
  'places',
  'ends',
  'vain',
  'ownerless',
  'strange',
  'tells',
  'overflows',
];
const kind = fc.constantFrom<TargetKind>(...kinds, 'passes', 'passes', 'leavesOut');
const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: undefined, freq: 3 });
const rarely = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: undefined, freq: 1 });
/** What may stand in a territory beside its condition. */
const places = fc.record({
  countries: rarely(some(fc.constantFrom('ES', 'pt'))),
  postal: rarely(some(area)),
  industries: rarely(some(fc.constantFrom('e', 'best'))),
  size: rarely(range.map(([from, to]) => ({ from, to }))),
});

export const randomPolicy: fc.Arbitrary<RandomPolicy> = fc
  .record({
    territories: fc.array(fc.tuple(early, fc.integer({ min: 0, max: 2 }), places), {
      maxLength: 3,
    }),
    segments: fc.array(fc.tuple(early, fc.boolean()), { minLength: 1, maxLength: 3 }),
    rules: fc.array(fc.tuple(anytime, kind), { minLength: 1, maxLength: 12 }),
  })
  .map(({ territories, segments, rules }) => ({
    kinds: rules.map(([, one]) => one),
    policy: policySchema.parse({
      version: 1,
      pools: [
        { id: 'emea', members: { ana: 100, ben: 50 } },
        { id: 'gone', members: { zoe: 100 } },
        { id: 'over', members: { zoe: 100 }, overflow: 'emea' },
      ],
      territories: territories.map(([match, priority, more], n) => ({
        id: `t${n}`,
        match,
        priority,
        ...more,
      })),
      segments: segments.map(([when, isOff], n) => ({
        id: `s${n}`,
        when,
        mode: isOff && n > 0 ? 'off' : 'live',
      })),
      rules: rules.map(([when, one], n) => ({ id: `r${n}`, when, assign: TARGETS[one] })),
    }),
  }));

const open = fc.dictionary(fc.constantFrom('x', 'campaign', 'constructor'), scalar, {
  maxKeys: 3,
}) as fc.Arbitrary<Record<string, Scalar>>;

/** As facts are described: what is not known is left out. */
export const randomLead: fc.Arbitrary<LeadFacts> = fc
  .record({
    person: fc.record({
      mail: fc.constant('business' as const),
      email: maybe(text),
      title: maybe(text),
    }),
    company: fc.record({
      country: maybe(text),
      industry: maybe(text),
      employees: maybe(number),
      postal_code: maybe(code),
    }),
    time: fc.record({ weekday: fc.constant('mon' as const), hour: number, date: day }),
    touches: number,
    request: fc.record({ budget: maybe(number) }),
    attribution: open,
    custom: open,
    account: fc.record({ matched: fc.boolean(), tier: maybe(text) }),
    source: text,
    channel: fc.constant('web'),
    tier: fc.constant('standard'),
    language: maybe(text),
    consent: maybe(fc.boolean()),
    do_not_contact: fc.option(fc.constant(true), { nil: undefined, freq: 20 }),
    test: fc.boolean(),
    stale: maybe(fc.boolean()),
  })
  .map((facts) => JSON.parse(JSON.stringify(facts)) as LeadFacts);
