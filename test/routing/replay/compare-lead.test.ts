import { describe, expect, it } from 'vitest';
import { NOTHING_STANDING } from '../../../src/routing/model/facts/standing.ts';
import { policyOf } from '../../support/decisions.ts';
import { comparePast, fromCountry, OFFICE, pastLead, pastRep, received } from './past.ts';

const TEAM = ['ana', 'ben', 'cleo'].map((id) => pastRep(id));
const REST = { id: 'rest', when: {}, assign: { pool: 'emea' } };
const poolsOf = (members: Record<string, number>) => ({ pools: [{ id: 'emea', members }] });
const ALL = poolsOf({ ana: 100, ben: 100, cleo: 100 });
const SPAIN = { 'company.country': 'ES' };

/** Every third lead is from Spain. */
const LEADS = Array.from({ length: 90 }, (_, i) =>
  pastLead(i, fromCountry(i % 3 === 0 ? 'ES' : 'DE')),
);

describe('a rule that names somebody', () => {
  const after = policyOf([{ id: 'spain', when: SPAIN, assign: { rep: 'ana' } }, REST], ALL);
  const { moves, nets, leads } = comparePast(policyOf([REST], ALL), after, {
    leads: LEADS,
    reps: TEAM,
  });

  it('moves the leads that others had had', () => {
    expect(moves.moved).toBe(20);
    expect(nets).toEqual({ ana: 20, ben: -10, cleo: -10 });
  });

  it('moves no lead of another rule, though everybody has other turns behind them', () => {
    const moved = leads.filter(({ change }) => change !== 'none');
    expect(moved.every(({ lead }) => lead.facts.company.country === 'ES')).toBe(true);
  });

  it('says of the rest that they reach the same person another way', () => {
    expect(moves.otherWay).toBe(10);
    expect(moves.routes[0]).toMatchObject({
      from: { rule: 'rest', poolId: 'emea' },
      to: { rule: 'spain', repId: 'ana' },
      leads: 30,
      moved: 20,
    });
  });
});

describe('a change of weights or members', () => {
  it('moves as many leads as the shares ask for, and not one more', () => {
    const heavier = policyOf([REST], poolsOf({ ana: 200, ben: 100, cleo: 100 }));
    const { moves, leads } = comparePast(policyOf([REST], ALL), heavier, {
      leads: LEADS,
      reps: TEAM,
    });
    expect(Math.abs(received(leads, 'before', 'ana') - 30)).toBeLessThanOrEqual(1);
    expect(Math.abs(received(leads, 'after', 'ana') - 45)).toBeLessThanOrEqual(1);
    expect(Math.abs(moves.moved - 15)).toBeLessThanOrEqual(1);
  });

  it('gives a newcomer a share, and takes it from all the others alike', () => {
    const team = [...TEAM, pastRep('dan')];
    const larger = policyOf([REST], poolsOf({ ana: 100, ben: 100, cleo: 100, dan: 100 }));
    const { nets } = comparePast(policyOf([REST], ALL), larger, { leads: LEADS, reps: team });
    expect(Math.abs((nets.dan ?? 0) - 22.5)).toBeLessThanOrEqual(1.5);
    for (const id of ['ana', 'ben', 'cleo'])
      expect(Math.abs((nets[id] ?? 0) + 7.5)).toBeLessThanOrEqual(1.5);
  });
});

it('a skill that is preferred decides among those owed about as much', () => {
  const team = [pastRep('ana'), pastRep('ben', { skills: ['es'] }), pastRep('cleo')];
  const prefers = policyOf([{ ...REST, assign: { pool: 'emea', prefer_skills: ['es'] } }], ALL);
  const { leads } = comparePast(policyOf([REST], ALL), prefers, { leads: LEADS, reps: team });
  expect(leads[0]?.after).toMatchObject({ repId: 'ben', suited: true });
  expect(leads.filter(({ before }) => before.suited).length).toBeLessThan(LEADS.length / 2);
});

it('a fairness queue of its own is no other place', () => {
  const apart = policyOf(
    [{ id: 'spain', when: SPAIN, assign: { pool: 'emea', queue: 'spain' } }, REST],
    ALL,
  );
  const { moves } = comparePast(policyOf([REST], ALL), apart, { leads: LEADS, reps: TEAM });
  expect(moves.moved).toBeLessThanOrEqual(2);
});

describe('a lead that comes at night', () => {
  const team = [pastRep('ana', { calendar: OFFICE }), pastRep('ben', { calendar: OFFICE })];
  const night = new Date('2026-09-07T22:00:00Z');
  const leads = [0, 1].map((i) => pastLead(i, fromCountry('ES'), night));

  it('is drawn when the next shift begins', () => {
    const { leads: found } = comparePast(policyOf(), policyOf(), { leads, reps: team });
    expect(found.map(({ after }) => after.repId)).toEqual(['ana', 'ben']);
    expect(found[0]?.after.waitsUntil).toEqual(new Date('2026-09-08T09:00:00Z'));
  });

  it('moves when nobody may wait any more', () => {
    const sla = { standard: { claim: '15m', wait_up_to: 0 } };
    const { moves } = comparePast(policyOf(), policyOf([REST], { sla }), { leads, reps: team });
    expect(moves).toMatchObject({ moved: 2, sooner: 2, later: 0 });
    expect(moves.routes[0]?.to).toMatchObject({ outcome: 'held' });
  });

  it('that comes to the same person sooner does not move', () => {
    const awake = [pastRep('ana', { calendar: OFFICE, outOfHours: true })];
    const sla = { standard: { claim: '15m', out_of_hours: true } };
    const { moves } = comparePast(policyOf(), policyOf([REST], { sla }), { leads, reps: awake });
    expect(moves).toMatchObject({ moved: 0, sooner: 2 });
  });
});

it('whoever is gone from Slack gets nothing of the past', () => {
  const presence = { ...pastRep('ben').presence, deactivated: true };
  const team = [pastRep('ana'), pastRep('ben', { presence })];
  const { leads } = comparePast(policyOf(), policyOf(), { leads: LEADS, reps: team });
  expect(received(leads, 'after', 'ana')).toBe(LEADS.length);
});

it('a policy that keeps no company with its rep forgets who had it', () => {
  const standing = { ...NOTHING_STANDING, companyReps: ['ben'] };
  const leads = LEADS.map((_, i) => pastLead(i, { standing }));
  const forgets = policyOf([REST], { sticky_for: 0 });
  const { leads: found, moves } = comparePast(policyOf(), forgets, { leads, reps: TEAM });
  expect(received(found, 'before', 'ben')).toBe(LEADS.length);
  expect(moves.moved).toBe(LEADS.length / 2);
});
