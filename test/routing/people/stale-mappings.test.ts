import { describe, expect, it } from 'vitest';
import { policySchema } from '../../../src/routing/model/policy/policy.ts';
import { namedPeople } from '../../../src/routing/people/named-people.ts';
import {
  findStaleMappings,
  type RosterPerson,
} from '../../../src/routing/people/stale-mappings.ts';

const POLICY = policySchema.parse({
  version: 1,
  owners: { policy: 'ada', incidents: 'ivo' },
  overrides: { allow: [{ who: 'manager' }, { who: ['mia', 'ola'] }] },
  pools: [
    { id: 'emea', members: { ana: 100, ben: 50, zed: 0 }, manager: 'mia' },
    { id: 'apac', members: { ben: 100 } },
  ],
  rules: [
    { id: 'vip', when: {}, assign: { rep: 'vic' } },
    { id: 'told', when: {}, assign: { notify: 'nia' } },
    { id: 'shown', when: {}, assign: { notify: 'C0SALES' } },
    { id: 'rest', when: {}, assign: { pool: 'emea', exclude: ['eve'] } },
  ],
});

const person = (repId: string, over: Partial<RosterPerson> = {}): RosterPerson => ({
  repId,
  name: repId.toUpperCase(),
  hasLeft: false,
  hasSlackUser: true,
  crm: {},
  ...over,
});
const EVERYBODY = ['ada', 'ana', 'ben', 'eve', 'ivo', 'mia', 'nia', 'ola', 'vic'];
const find = (over: Record<string, Partial<RosterPerson> | null> = {}, accounts = {}) =>
  findStaleMappings({
    policy: POLICY,
    people: EVERYBODY.flatMap((id) => {
      const changes = over[id];
      return changes === null ? [] : [person(id, changes)];
    }),
    accounts: new Map(Object.entries<number>(accounts)),
  });

describe('a policy', () => {
  it('names people in pools, rules, owners and overrides; not who has no weight', () => {
    expect(namedPeople(POLICY).map(({ repId, place }) => `${repId}: ${place}`)).toEqual([
      'ana: pool emea',
      'ben: pool emea',
      'mia: manager of emea',
      'ben: pool apac',
      'vic: rule vip',
      'nia: notice of told',
      'eve: exclusion of rest',
      'ada: owner of policy',
      'ivo: owner of incidents',
      'mia: overrides',
      'ola: overrides',
    ]);
  });

  it('of an older release names its pools and rules', () => {
    const { owners: _, overrides: __, ...old } = POLICY;
    const stored = JSON.parse(JSON.stringify(old)) as typeof POLICY;
    expect(namedPeople(stored).map(({ repId }) => repId)).toContain('ana');
  });
});

describe('stale names', () => {
  it('are none where everybody is there', () => {
    expect(find()).toEqual([]);
    expect(findStaleMappings({ policy: null, people: [], accounts: new Map() })).toEqual([]);
  });

  it('are those of people who left Slack, with every place that names them', () => {
    expect(find({ ben: { hasLeft: true } }, { ben: 3 })).toEqual([
      {
        kind: 'left_slack',
        repId: 'ben',
        name: 'BEN',
        places: ['pool emea', 'pool apac', '3 accounts'],
      },
    ]);
  });

  it('are those on the roster that nothing names and Slack does not know', () => {
    const people = [person('tom', { hasSlackUser: false }), person('una', { hasLeft: true })];
    expect(findStaleMappings({ policy: null, people, accounts: new Map() })).toMatchObject([
      { kind: 'left_slack', repId: 'una', places: ['roster'] },
      { kind: 'no_slack_user', repId: 'tom', places: ['roster'] },
    ]);
  });

  it.each(['ada', 'ana', 'eve', 'mia', 'nia', 'ola', 'vic'])(
    'are those the roster does not know: %s',
    (repId) => {
      expect(find({ [repId]: null })).toMatchObject([{ kind: 'not_on_roster', repId }]);
    },
  );

  it('are owners of accounts who are not on the roster', () => {
    expect(find({}, { gus: 1 })).toMatchObject([
      { kind: 'not_on_roster', repId: 'gus', name: 'gus', places: ['1 account'] },
    ]);
  });

  it('are sellers without the CRM id that others have, and nobody else', () => {
    const crm = { hubspot: '501' };
    expect(find({ ana: { crm }, ben: { crm } })).toMatchObject([
      { kind: 'no_crm_id', repId: 'vic', places: ['hubspot'] },
    ]);
    expect(find({ ana: { crm }, ben: { crm }, vic: { crm } })).toEqual([]);
    const owner = find({ ana: { crm }, ben: { crm }, vic: { crm } }, { ivo: 2 });
    expect(owner).toMatchObject([{ kind: 'no_crm_id', repId: 'ivo' }]);
  });

  it('name nobody twice: who left needs no CRM id', () => {
    const crm = { hubspot: '501' };
    const stale = find({ ana: { crm }, ben: { hasLeft: true }, vic: { crm } });
    expect(stale.map(({ kind, repId }) => [kind, repId])).toEqual([['left_slack', 'ben']]);
  });

  it('come in the same order whatever the order of people', () => {
    const people = EVERYBODY.map((id) => person(id, { hasSlackUser: false }));
    const [found, again] = [people, people.toReversed()].map((list) =>
      findStaleMappings({ policy: POLICY, people: list, accounts: new Map() }),
    );
    expect(again).toEqual(found);
  });
});
