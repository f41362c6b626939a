import { decideLead } from '../../src/routing/decide-lead.ts';
import type { Candidate, DecisionInput } from '../../src/routing/model/decision.ts';
import type { Enrichment } from '../../src/routing/model/enrichment.ts';
import { NOTHING_STANDING, type Standing } from '../../src/routing/model/facts/standing.ts';
import type { Account, LeadFacts } from '../../src/routing/model/lead.ts';
import { policySchema } from '../../src/routing/model/policy/policy.ts';
import { because } from '../../src/routing/model/reasons.ts';
import { compilePolicy } from '../../src/routing/policy/compile-policy.ts';

export const NOW = new Date('2026-11-23T10:00:00Z');
export const REST = { id: 'rest', when: {}, assign: { pool: 'emea' } };

export const policyOf = (rules: object[] = [REST], more: object = {}) =>
  compilePolicy(
    policySchema.parse({
      version: 1,
      pools: [{ id: 'emea', members: { ana: 100, ben: 100 } }],
      rules,
      ...more,
    }),
  );

export const rep = (repId: string, over: Partial<Candidate> = {}): Candidate => ({
  repId,
  name: repId,
  skills: [],
  shift: { state: 'on_shift' },
  outOfHours: false,
  load: { open: 0, day: 0, week: 0 },
  capacity: {},
  excluded: null,
  coverId: null,
  lastAssignedAt: null,
  ...over,
});

export const account = (over: Partial<Account> = {}): Account => ({
  id: 'globex',
  name: 'Globex',
  domains: ['globex.test'],
  ownerId: 'olga',
  tier: null,
  status: 'prospect',
  country: null,
  employees: null,
  crmId: null,
  parentId: null,
  openOpportunity: false,
  ...over,
});

export interface Case {
  standing?: Partial<Standing>;
  facts?: Partial<LeadFacts>;
  known?: Account | null;
  candidates?: Candidate[];
  paused?: string[];
  waited?: boolean;
  enrichment?: Enrichment | null;
}

export function inputOf({ standing = {}, facts = {}, known = null, ...over }: Case): DecisionInput {
  return {
    now: NOW,
    receivedAt: NOW,
    facts: {
      person: { domain: 'globex.test', mail: 'business' },
      company: {},
      request: {},
      attribution: {},
      custom: {},
      account: { matched: known !== null, ...(known && { status: known.status }) },
      source: 'website',
      channel: 'web',
      tier: 'standard',
      test: false,
      standing: { ...NOTHING_STANDING, ...standing },
      ...facts,
    },
    account: known
      ? { account: known, by: 'domain', confidence: 1, losers: [] }
      : { account: null, by: 'none', confidence: 0, losers: [] },
    touches: 1,
    candidates: [rep('ana'), rep('ben'), rep('olga')],
    lags: {},
    paused: [],
    ...over,
  };
}

export const decide = (one: Case, policy = policyOf()) => decideLead(policy, inputOf(one));
export const codesOf = (decision: ReturnType<typeof decide>) =>
  decision.reasons.map(({ code }) => code);
export const verdictsOf = (decision: ReturnType<typeof decide>) =>
  decision.rules.map(({ rule, won }) => [rule, won]);
export const away = {
  state: 'unavailable',
  reason: because('availability.away_open'),
  until: null,
} as const;
export const left = {
  state: 'unavailable',
  reason: because('availability.deactivated'),
  until: null,
} as const;
