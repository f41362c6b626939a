import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PreviousOwner } from '../../src/routing/model/facts/standing.ts';
import { reasonText } from '../../src/routing/model/reasons.ts';
import {
  account,
  away,
  codesOf,
  decide,
  left,
  NOW,
  policyOf,
  REST,
  rep,
  verdictsOf,
} from '../support/decisions.ts';

const daysAgo = (days: number) => new Date(NOW.getTime() - days * 86_400_000).toISOString();
const FULL = { load: { open: 5, day: 0, week: 0 }, capacity: { open: 5 } };
const pool = (id: string, members: string[], more: object = {}) => ({
  id,
  members: Object.fromEntries(members.map((name) => [name, 100])),
  ...more,
});
const verdictOn = (decision: ReturnType<typeof decide>, name: string) =>
  decision.candidates.find((one) => one.rep === name)?.why.code;

describe('a rule that leaves somebody out', () => {
  const rule = { id: 'all', when: {}, assign: { pool: 'emea', exclude: ['ana'] } };

  it('draws among the others, and says why', () => {
    const decision = decide({}, policyOf([rule]));
    expect(decision.placement).toMatchObject({ outcome: 'offered', repId: 'ben' });
    expect(verdictOn(decision, 'ana')).toBe('rule.excludes_rep');
    const { draw } = decision.placement as { draw: { changes: object } };
    expect(Object.keys(draw.changes)).toEqual(['ben']);
  });

  it('keeps it from them in the fallback as well', () => {
    const candidates = [rep('ana'), rep('ben', FULL)];
    const policy = policyOf([rule], { fallback: { pool: 'emea' } });
    expect(decide({ candidates }, policy).placement.outcome).toBe('held');
    expect(decide({ candidates }, policyOf([REST], { fallback: { pool: 'emea' } }))).toMatchObject({
      placement: { repId: 'ana' },
    });
  });

  it('neither keeps a company with them nor waits for their shift', () => {
    const standing = { companyReps: ['ana'] };
    expect(decide({ standing }, policyOf([rule])).placement).toMatchObject({ repId: 'ben' });
    const soon = { state: 'off_shift', until: new Date(NOW.getTime() + 60_000) } as const;
    const candidates = [rep('ana', { shift: soon }), rep('ben', { shift: left })];
    const decision = decide({ candidates }, policyOf([rule]));
    expect(decision.placement.outcome).toBe('held');
  });
});

describe('a pool that overflows', () => {
  const pools = [
    pool('emea', ['ana'], { overflow: 'mid' }),
    pool('mid', ['ben'], { overflow: 'last' }),
    pool('last', ['cem'], { overflow: 'emea' }),
  ];
  const policy = policyOf([{ ...REST, assign: { pool: 'emea', queue: 'vip', exclude: ['dan'] } }], {
    pools,
  });

  it('is asked first', () => {
    const candidates = [rep('ana'), rep('ben'), rep('cem')];
    expect(decide({ candidates }, policy).placement).toMatchObject({
      repId: 'ana',
      poolId: 'emea',
      draw: { queue: 'vip' },
    });
  });

  it('hands on what nobody of it can take, with the turn of the next pool and the reason', () => {
    const candidates = [rep('ana', FULL), rep('ben', { shift: away }), rep('cem')];
    const decision = decide({ candidates }, policy);
    expect(decision.placement).toMatchObject({
      repId: 'cem',
      poolId: 'last',
      draw: { queue: 'last' },
    });
    expect(decision.reasons.slice(0, 2).map((why) => reasonText(why))).toEqual([
      'nobody in emea could take it, so mid is asked',
      'nobody in mid could take it, so last is asked',
    ]);
    expect(verdictOn(decision, 'ana')).toBe('capacity.full');
    expect(verdictOn(decision, 'ben')).toBe('availability.away_open');
  });

  it('asks each pool once, and then what the rule says of it', () => {
    const candidates = [rep('ana', FULL), rep('ben', FULL), rep('cem', FULL)];
    const decision = decide({ candidates }, policy);
    expect(decision.placement).toEqual({ outcome: 'held', poolId: 'emea' });
    expect(decision.candidates.map((one) => one.rep).toSorted()).toEqual(['ana', 'ben', 'cem']);
  });

  it('lets a lead wait for a shift that is soon enough', () => {
    const until = new Date(NOW.getTime() + 3_600_000);
    const candidates = [rep('ana', { shift: { state: 'off_shift', until } }), rep('ben')];
    expect(decide({ candidates }, policy).placement).toMatchObject({ outcome: 'scheduled', until });
    const hasty = { ...policy, tier: () => ({ ...policy.tier('standard'), wait_up_to: 60_000 }) };
    expect(decide({ candidates }, hasty).placement).toMatchObject({ repId: 'ben' });
  });

  it('waits while it is paused, and does not pass on to a paused one unheard', () => {
    const candidates = [rep('ana', FULL), rep('ben'), rep('cem')];
    expect(decide({ candidates, paused: ['emea'] }, policy)).toMatchObject({
      placement: { outcome: 'held', poolId: 'emea' },
    });
    const decision = decide({ candidates, paused: ['mid'] }, policy);
    expect(decision.placement).toEqual({ outcome: 'held', poolId: 'mid' });
    expect(codesOf(decision)).toEqual(['pool.paused', 'pool.overflow']);
  });

  it('takes the wishes of the rule along', () => {
    const skilled = policyOf([{ ...REST, assign: { pool: 'emea', require_skills: ['es'] } }], {
      pools,
    });
    const candidates = [rep('ana'), rep('ben'), rep('cem', { skills: ['es'] })];
    expect(decide({ candidates }, skilled).placement).toMatchObject({ repId: 'cem' });
  });

  it('offers whatever the pools along the way can take, and holds only what none can', () => {
    const one = fc.record({ name: fc.constantFrom('ana', 'ben', 'cem'), full: fc.boolean() });
    const team = fc.uniqueArray(one, { selector: ({ name }) => name });
    fc.assert(
      fc.property(team, (members) => {
        const candidates = members.map(({ name, full }) => rep(name, full ? FULL : {}));
        const free: string[] = members.filter(({ full }) => !full).map(({ name }) => name);
        const { placement } = decide({ candidates }, policy);
        const expected = ['ana', 'ben', 'cem'].find((name) => free.includes(name));
        expect(placement.outcome === 'offered' ? placement.repId : undefined).toBe(expected);
      }),
    );
  });
});

const owned = (repId: string, days: number, of: PreviousOwner['of'] = 'person') => ({
  repId,
  of,
  until: daysAgo(days),
});
const asked = (candidates: ReturnType<typeof rep>[], unavailable = 'cover') => {
  const to = { to: 'previous_owner', unavailable };
  const policy = policyOf([{ id: 'again', when: {}, assign: to }, REST]);
  const standing = { previousOwners: [owned('olga', 1)] };
  return decide({ candidates, standing }, policy);
};

describe('the previous owner', () => {
  const rules = [{ id: 'again', when: {}, assign: { to: 'previous_owner', within: '90d' } }, REST];
  const among = (previousOwners: PreviousOwner[], more: Parameters<typeof decide>[0] = {}) =>
    decide({ ...more, standing: { ...more.standing, previousOwners } }, policyOf(rules));

  it('gets the lead, out of turn', () => {
    const decision = among([owned('olga', 90), owned('ana', 1, 'company')]);
    expect(decision).toMatchObject({ rule: 'again', placement: { repId: 'olga', draw: null } });
    expect(decision.reasons.map((why) => reasonText(why))).toEqual([
      'had the last lead of this person',
    ]);
  });

  it('is whoever had the company, where nobody who is here had the person lately', () => {
    const gone = [rep('ana'), rep('ben'), rep('olga', { shift: left })];
    const old = [owned('ben', 91), owned('olga', 1), owned('nobody', 1)];
    const decision = among([...old, owned('ana', 2, 'company')], { candidates: gone });
    expect(decision.placement).toMatchObject({ repId: 'ana', poolId: null });
  });

  it('is nobody after the window: the next rule decides, and says so', () => {
    const decision = among([owned('olga', 91)]);
    expect(decision.rule).toBe('rest');
    expect(decision.rules[0]?.why).toEqual({
      code: 'rule.no_previous_owner',
      data: { within: '90d' },
    });
    expect(among([]).rule).toBe('rest');
  });

  it('has caps like everybody, is covered while away, or passes it on', () => {
    expect(asked([rep('olga', FULL), rep('ana')])).toMatchObject({ rule: 'rest' });
    const out = rep('olga', { shift: away, coverId: 'ben' });
    expect(asked([out, rep('ben'), rep('ana')])).toMatchObject({
      rule: 'again',
      placement: { repId: 'ben' },
    });
    expect(asked([out, rep('ben'), rep('ana')], 'next_rule').rule).toBe('rest');
    const until = new Date(NOW.getTime() + 3_600_000);
    const asleep = rep('olga', { shift: { state: 'off_shift', until } });
    const waits = asked([asleep, rep('ana')], 'wait');
    expect(waits.placement).toMatchObject({ outcome: 'scheduled', until, repId: 'olga' });
    expect(codesOf(waits)).toEqual(['owner.previous_wait']);
  });

  it('leaves a customer to the owner of the account, and a competitor to nobody', () => {
    const owners = [owned('ana', 1)];
    const customer = among(owners, { known: account({ status: 'customer' }) });
    expect(customer.placement).toMatchObject({ repId: 'olga' });
    expect(verdictsOf(customer)[0]).toEqual(['built-in: customers', true]);
    const rival = among(owners, { known: account({ status: 'competitor' }) });
    expect(rival.placement).toEqual({ outcome: 'no_route', reason: 'competitor' });
  });
});

const informing = (notify: string) => [
  { id: 'partners', when: {}, assign: { notify, reason: 'partner' } },
  REST,
];

describe('a rule that only lets somebody know', () => {
  it('ends the lead and names who hears of it', () => {
    const decision = decide({}, policyOf(informing('olga')));
    expect(decision).toMatchObject({
      rule: 'partners',
      placement: { outcome: 'no_route', reason: 'partner', notify: 'olga' },
      candidates: [],
    });
    expect(decision.reasons.map((why) => reasonText(why))).toEqual([
      'not for sales: partner; olga is told',
    ]);
    expect(decide({}, policyOf(informing('C0PARTNERS'))).placement).toMatchObject({
      notify: 'C0PARTNERS',
    });
  });

  it('does not turn away what a manager has restored', () => {
    const decision = decide({ standing: { restored: true } }, policyOf(informing('olga')));
    expect(decision).toMatchObject({ rule: 'rest', placement: { outcome: 'offered' } });
    expect(decision.rules[0]?.why.code).toBe('rule.restored');
  });
});

const busy = rep('ana', { load: { open: 3, day: 0, week: 0 } });
const segment = (objectives: string[]) =>
  policyOf([REST], { segments: [{ id: 'all', when: {}, objectives }] });

describe('what a segment is about', () => {
  it('settles a tie between equals', () => {
    const late = rep('ben', { lastAssignedAt: NOW });
    const candidates = [busy, late];
    const fast = decide({ candidates }, segment(['speed_to_lead']));
    expect(fast).toMatchObject({ placement: { repId: 'ben' } });
    expect(codesOf(fast)).toEqual(['tie.fewest_open']);
    const fair = decide({ candidates }, segment(['fairness', 'speed_to_lead']));
    expect(fair).toMatchObject({ placement: { repId: 'ana' } });
    expect(decide({ candidates }, segment([])).reasons).toEqual(fair.reasons);
  });
});
