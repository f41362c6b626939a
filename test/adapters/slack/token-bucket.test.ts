import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TokenBucket } from '../../../src/adapters/slack/token-bucket.ts';

const start = Date.parse('2026-11-22T10:00:00Z');

describe('a token bucket', () => {
  it('gives its burst at once, then one token a second', () => {
    const bucket = new TokenBucket({ perSecond: 1, burst: 3 });
    const waits = [0, 0, 0, 0, 999, 1000].map((ms) => {
      const wait = bucket.waitMs(start + ms);
      if (wait === 0) bucket.take(start + ms);
      return wait;
    });
    expect(waits).toEqual([0, 0, 0, 1000, 1, 0]);
  });

  it('never gives more than burst + rate × time, and never makes anybody wait in vain', () => {
    const setting = fc.record({
      perSecond: fc.integer({ min: 1, max: 20 }),
      burst: fc.integer({ min: 1, max: 10 }),
    });
    const gaps = fc.array(fc.integer({ min: 0, max: 3000 }), { minLength: 1, maxLength: 80 });
    fc.assert(
      fc.property(setting, gaps, ({ perSecond, burst }, steps) => {
        const bucket = new TokenBucket({ perSecond, burst });
        let now = start;
        let taken = 0;
        for (const step of steps) {
          now += step;
          const wait = bucket.waitMs(now);
          now += wait;
          expect(bucket.waitMs(now)).toBe(0);
          bucket.take(now);
          taken += 1;
          expect(taken).toBeLessThanOrEqual(burst + ((now - start) * perSecond) / 1000 + 1e-6);
        }
      }),
    );
  });

  it('stays blocked until the given instant even when its rate changes', () => {
    const bucket = new TokenBucket({ perSecond: 1, burst: 10 });
    bucket.block(start + 30_000);
    bucket.perSecond = 0.1;
    expect(bucket.waitMs(start)).toBe(30_000);
    expect(bucket.waitMs(start + 29_999)).toBe(1);
    expect(bucket.waitMs(start + 30_000)).toBe(0);
  });

  it('does not wait an hour longer when the clock is set back an hour', () => {
    const bucket = new TokenBucket({ perSecond: 1, burst: 1 });
    bucket.take(start);
    bucket.block(start + 5_000);
    expect(bucket.waitMs(start - 3_600_000)).toBe(5_000);
    expect(bucket.waitMs(start - 3_600_000 + 5_000)).toBe(0);
  });
});
