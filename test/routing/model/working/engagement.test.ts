import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  ENGAGEMENTS,
  engagedBy,
  engagementAgain,
  engagementAtEnd,
  TOUCH_KINDS,
} from '../../../../src/routing/model/working/engagement.ts';

describe('how far contact has come', () => {
  test.each([
    ['untouched', null, false, 'attempted'],
    ['untouched', 'call', false, 'attempted'],
    ['untouched', 'email', true, 'connected'],
    ['untouched', 'meeting', false, 'meeting'],
    ['untouched', 'note', false, 'untouched'],
    ['untouched', 'note', true, 'connected'],
    ['connected', 'call', false, 'connected'],
    ['meeting', 'call', true, 'meeting'],
    ['none', 'call', false, 'attempted'],
    ['none', 'note', false, 'none'],
  ] as const)('%s and a touch by %s, answered %s, make it %s', (was, kind, connected, now) => {
    expect(engagedBy(was, { kind, connected })).toBe(now);
  });

  test('no touch ever takes it back', () => {
    const touch = fc.record({
      kind: fc.constantFrom(null, ...TOUCH_KINDS),
      connected: fc.boolean(),
    });
    const order = ['none', 'untouched', 'attempted', 'connected', 'meeting'];
    fc.assert(
      fc.property(fc.constantFrom(...ENGAGEMENTS), fc.array(touch), (start, touches) => {
        const now = touches.reduce(engagedBy, start);
        expect(order.indexOf(now)).toBeGreaterThanOrEqual(order.indexOf(start));
      }),
    );
  });

  test('only what was never touched ends as none, and comes back untouched', () => {
    expect(ENGAGEMENTS.map(engagementAtEnd)).toEqual([
      'none',
      'attempted',
      'connected',
      'meeting',
      'none',
    ]);
    expect(engagementAgain('none')).toBe('untouched');
    expect(engagementAgain('meeting')).toBe('meeting');
  });
});
