import { describe, expect, it } from 'vitest';
import type { LeadFacts } from '../../../src/routing/model/lead.ts';
import { reasonText } from '../../../src/routing/model/reasons.ts';
import { scoresOf } from './inputs.ts';

const asked = (request: LeadFacts['request'], more: Partial<LeadFacts> = {}) =>
  scoresOf({ request, ...more });
const textsOf = ({ reasons }: { reasons: Parameters<typeof reasonText>[0][] }) =>
  reasons.map((one) => reasonText(one));

describe('what a lead says', () => {
  it('counts in a field of its own before the message', () => {
    const message = 'Budget 50k €, no rush';
    const { value, urgency } = asked({ message, budget: 2_000, timeline: 'this_month' });
    expect(textsOf(value)).toContain('a budget of 2000');
    expect(textsOf(urgency)).toContain('wants it soon (this month)');
    const unclear = asked({ message, budget: 0, timeline: 'some day' });
    expect(textsOf(unclear.value)).toContain('a budget of “50k €”');
    expect(textsOf(unclear.urgency)).toContain('can wait (“no rush”)');
  });

  it('raises the intent by words to the larger of form and message', () => {
    expect(asked({ form: 'contact' }).intent.score).toBe(0.6);
    expect(asked({ form: 'contact', message: 'May I see a demo?' }).intent.score).toBe(0.76);
    expect(asked({ form: 'demo', message: 'What is the price?' }).intent.score).toBe(0.81);
    expect(asked({ message: 'What is the price?' }).intent.score).toBe(0.66);
  });

  it('leaves little intent where the message is not for sales, whatever else it says', () => {
    const pitch = 'Backlinks for 300 users, 50k €, this week!';
    expect(asked({ form: 'demo', message: pitch }).intent.score).toBe(0.05);
    expect(asked({ form: 'demo', message: 'Please unsubscribe me' }).intent.score).toBe(0);
    expect(textsOf(asked({ message: pitch }).intent)).toEqual([
      'wants to sell something (“Backlinks”)',
    ]);
  });

  it('counts half where it was old already when it came in', () => {
    const request = { form: 'contact', message: 'A demo, urgent' };
    const [fresh, stale] = [asked(request), asked(request, { stale: true })];
    expect(stale.intent.score).toBe(fresh.intent.score / 2);
    expect(stale.urgency.score).toBe(fresh.urgency.score / 2);
    const words = 'was old already when it came in, so it counts half';
    expect(textsOf(stale.intent)).toContain(words);
    expect(textsOf(stale.urgency)).toContain(words);
  });

  it('lets seats stand in for a budget, and is half as sure of it', () => {
    const [budget, seats, nothing] = [
      { budget: 50_000 },
      { message: 'For 250 users' },
      { message: 'Hello' },
    ].map((request) => asked(request).value);
    expect([budget, seats, nothing].map((one) => one?.confidence)).toEqual([1, 0.75, 0.5]);
    expect(seats?.score).toBe(budget?.score);
    expect(textsOf(seats ?? { reasons: [] })[0]).toBe('seats in place of a budget (“250 users”)');
  });

  it('names the strongest signal and how much all of them count', () => {
    const signals = [
      { topic: 'careers', strength: 0.1, daysAgo: 0 },
      { topic: 'pricing', strength: 1, daysAgo: 14 },
    ];
    expect(textsOf(asked({}, { signals }).intent)).toContain(
      'the company looked at pricing 14 days ago (signals count 55 %)',
    );
  });
});
