import { describe, expect, it } from 'vitest';
import { findField } from '../../../src/routing/policy/fields.ts';
import { decide, policyOf, REST } from '../../support/decisions.ts';
import { factsOf } from '../scoring/inputs.ts';

const read = (path: string, message?: string) =>
  findField(path)?.read(factsOf({ request: message === undefined ? {} : { message } }));

const ASKING = 'Urgent: a demo for 300 users this week, budget 50k €';

describe('what a rule may ask about a message', () => {
  it.each([
    ['message.intent', 'demo'],
    ['message.seats', 300],
    ['message.budget', 50_000],
    ['message.timeline', 'now'],
    ['message.urgent', true],
  ])('%s', (path, expected) => {
    expect(read(path, ASKING)).toBe(expected);
    expect(read(path, 'Hello')).toBe(path === 'message.urgent' ? false : undefined);
    expect(read(path)).toBeUndefined();
  });

  it('is what the message says, even where a field says otherwise', () => {
    const request = { message: ASKING, budget: 1, timeline: 'flexible' };
    expect(findField('message.budget')?.read(factsOf({ request }))).toBe(50_000);
  });

  it('decides where a lead goes', () => {
    const pitches = {
      id: 'pitches',
      when: { 'message.intent': ['vendor', 'job'] },
      assign: { no_route: 'vendor' },
    };
    const placed = (message: string) =>
      decide({ facts: { request: { message } } }, policyOf([pitches, REST])).placement;
    expect(placed('We sell backlinks')).toEqual({ outcome: 'no_route', reason: 'vendor' });
    expect(placed('We sell bread')).toMatchObject({ outcome: 'offered' });
  });
});
