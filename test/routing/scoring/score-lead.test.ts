import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Account, AccountMatch, LeadFacts } from '../../../src/routing/model/lead.ts';
import { DEFAULT_ICP } from '../../../src/routing/model/policy/icp.ts';
import { DEFAULT_WEIGHTS } from '../../../src/routing/model/policy/policy.ts';
import { reasonText } from '../../../src/routing/model/reasons.ts';
import type { ScoreInput } from '../../../src/routing/scoring/score.ts';
import { scoreLead } from '../../../src/routing/scoring/score-lead.ts';
import { factsOf as facts } from './inputs.ts';

const NO_MATCH: AccountMatch = { account: null, by: 'none', confidence: 0, losers: [] };

function account(over: Partial<Account> = {}): AccountMatch {
  const known: Account = {
    id: 'umbra',
    name: 'Umbra',
    domains: ['umbra.test'],
    ownerId: 'ana',
    tier: null,
    status: 'prospect',
    country: null,
    employees: null,
    crmId: null,
    parentId: null,
    openOpportunity: false,
    ...over,
  };
  return { account: known, by: 'domain', confidence: 1, losers: [] };
}

function score(over: Partial<ScoreInput> = {}) {
  return scoreLead({
    facts: facts(),
    account: NO_MATCH,
    icp: DEFAULT_ICP,
    weights: DEFAULT_WEIGHTS,
    tier: 'standard',
    touches: 1,
    waitedMs: 0,
    capacity: { free: 2, reachable: 4 },
    ...over,
  });
}

const intent = (request: LeadFacts['request']) =>
  score({ facts: facts({ request }) }).components.intent.score;
const textsOf = (over: Partial<ScoreInput>, name: keyof ReturnType<typeof score>['components']) =>
  score(over).components[name].reasons.map((one) => reasonText(one));

const accountScore = (match: AccountMatch, mail: LeadFacts['person']['mail'] = 'business') => {
  const person = mail === 'free' ? { mail } : { mail, domain: 'globex.test' };
  return score({ account: match, facts: facts({ person }) }).components.account.score;
};
const urgencyScore = (over: Partial<ScoreInput>) => score(over).components.urgency.score;

describe('scoreLead', () => {
  it('sums the five components by their weights', () => {
    const { components, priority } = score();
    const { fit, intent: wish, account: known, capacity, urgency } = components;
    const sum =
      0.28 * fit.score +
      0.24 * wish.score +
      0.2 * known.score +
      0.12 * capacity.score +
      0.16 * urgency.score;
    expect(priority).toBeCloseTo(sum, 4);
    const onlyFit = { fit: 1, intent: 0, account: 0, capacity: 0, urgency: 0 };
    expect(score({ weights: onlyFit }).priority).toBe(fit.score);
  });

  it('orders intent: demo, pricing, contact, content, nothing, whatever the extras', () => {
    const extras = { timeline: 'now', budget: 9000 };
    expect(intent({ form: 'demo' })).toBeGreaterThan(intent({ form: 'pricing' }));
    expect(intent({ form: 'pricing' })).toBeGreaterThan(intent({ form: 'contact' }));
    expect(intent({ form: 'contact' })).toBeGreaterThan(intent({ form: 'content-download' }));
    expect(intent({ form: 'content-download' })).toBeGreaterThan(intent({}));
    expect(intent({ form: 'demo' })).toBeGreaterThan(intent({ form: 'contact', ...extras }));
    expect(intent({ form: 'contact' })).toBeGreaterThan(intent({ form: 'webinar', ...extras }));
  });

  it('names what it saw in a request', () => {
    const request = {
      form: 'demo',
      message: 'Need pricing for 300 seats',
      timeline: 'this_month',
      budget: 50_000,
    };
    expect(textsOf({ facts: facts({ request }) }, 'intent')).toEqual([
      'demo request',
      'wants a price (“pricing”)',
      'wants it soon (this month)',
      'named a budget (50000)',
      'named a number of seats (“300 seats”)',
    ]);
  });

  it('keeps a component neutral when nothing is known and lowers the confidence instead', () => {
    const unknown = facts({ company: {}, person: { mail: 'none' }, request: {} });
    const { components, confidence } = score({ facts: unknown });
    expect(components.fit).toMatchObject({
      score: 0.5,
      confidence: 0,
      reasons: [{ code: 'fit.unknown' }],
    });
    expect(components.account).toMatchObject({
      score: 0.5,
      confidence: 0,
      reasons: [{ code: 'account.unknown' }],
    });
    expect(components.value).toMatchObject({ score: 0.5, reasons: [{ code: 'value.unknown' }] });
    expect(confidence).toBeLessThan(score().confidence);
  });

  it('leaves what is missing out of the fit and says so', () => {
    const some = facts({ company: { employees: 1200 }, person: { mail: 'business' } });
    const { fit } = score({ facts: some }).components;
    expect(fit.score).toBe(1);
    expect(fit.reasons.map((one) => one.code)).toEqual(['fit.icp_strong', 'confidence.missing']);
    expect(score({ facts: some }).confidence).toBeLessThan(1);
  });

  it('reads size and country from the account when the lead does not tell', () => {
    const bare = facts({ company: { industry: 'fintech' } });
    const known = score({ facts: bare, account: account({ employees: 2000, country: 'ES' }) });
    expect(known.components.fit.score).toBeGreaterThan(0.9);
    expect(known.components.fit.confidence).toBe(1);
  });

  it('ranks accounts: strategic customer, known, unmatched, consumer, competitor', () => {
    const ranked = [
      accountScore(account({ status: 'customer', tier: 'strategic', openOpportunity: true })),
      accountScore(account()),
      accountScore(NO_MATCH),
      accountScore(NO_MATCH, 'free'),
      accountScore(account({ status: 'competitor', tier: 'strategic' })),
    ];
    expect(ranked).toEqual(ranked.toSorted((a, b) => b - a));
    expect(new Set(ranked).size).toBe(ranked.length);
  });

  it('scores room as the share of reachable reps who have some', () => {
    expect(score().components.capacity.score).toBe(0.5);
    const none = score({ capacity: { free: 0, reachable: 0 } }).components.capacity;
    expect(none).toEqual({ score: 0, confidence: 1, reasons: [{ code: 'capacity.nobody' }] });
  });

  it('grows more urgent with tier, waiting and repeats', () => {
    expect(urgencyScore({ tier: 'strategic' })).toBeGreaterThan(urgencyScore({}));
    expect(urgencyScore({ waitedMs: 3_600_000 })).toBeGreaterThan(urgencyScore({}));
    expect(urgencyScore({ touches: 2 })).toBeGreaterThan(urgencyScore({}));
    expect(textsOf({ waitedMs: 5_400_000, touches: 2 }, 'urgency')).toEqual([
      'standard tier',
      'waiting for 90m',
      'asked again',
    ]);
  });

  it('keeps every score within 0..1 with four decimals', () => {
    const request = fc.record({
      form: fc.option(fc.string(), { nil: undefined }),
      message: fc.option(fc.string(), { nil: undefined }),
      budget: fc.option(fc.double({ noNaN: true }), { nil: undefined }),
    });
    const company = fc.record({ employees: fc.option(fc.nat(), { nil: undefined }) });
    fc.assert(
      fc.property(request, company, fc.nat(9), fc.integer(), (asked, firm, touches, waitedMs) => {
        const scores = score({
          facts: facts({ request: asked, company: firm }),
          touches,
          waitedMs,
        });
        const all = Object.values(scores.components).map((one) => one.score);
        for (const value of [...all, scores.priority, scores.confidence]) {
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(1);
          expect(Math.round(value * 10_000) / 10_000).toBe(value);
        }
      }),
    );
  });
});
