import type { AccountMatch, LeadFacts } from '../../../src/routing/model/lead.ts';
import { DEFAULT_ICP } from '../../../src/routing/model/policy/icp.ts';
import { DEFAULT_WEIGHTS } from '../../../src/routing/model/policy/policy.ts';
import type { ScoreInput } from '../../../src/routing/scoring/score.ts';
import { scoreLead } from '../../../src/routing/scoring/score-lead.ts';

const NO_MATCH: AccountMatch = { account: null, by: 'none', confidence: 0, losers: [] };

export function factsOf(over: Partial<LeadFacts> = {}): LeadFacts {
  return {
    person: { mail: 'business', domain: 'globex.test', title: 'CTO' },
    company: { employees: 1200, industry: 'fintech', country: 'ES' },
    request: { form: 'demo' },
    attribution: {},
    custom: {},
    account: { matched: false },
    source: 'website',
    channel: 'web',
    tier: 'standard',
    test: false,
    territory: 'iberia',
    ...over,
  };
}

export function inputOf(over: Partial<ScoreInput> = {}): ScoreInput {
  return {
    facts: factsOf(),
    account: NO_MATCH,
    icp: DEFAULT_ICP,
    weights: DEFAULT_WEIGHTS,
    tier: 'standard',
    touches: 1,
    waitedMs: 0,
    capacity: { free: 2, reachable: 4 },
    ...over,
  };
}

export const scoresOf = (facts: Partial<LeadFacts>, over: Partial<ScoreInput> = {}) =>
  scoreLead(inputOf({ facts: factsOf(facts), ...over })).components;
