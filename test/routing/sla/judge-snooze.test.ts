import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SNOOZE } from '../../../src/routing/model/policy/sla.ts';
import { judgeSnooze, type SnoozeAsked } from '../../../src/routing/sla/judge-snooze.ts';

const DAY = 86_400_000;
const NOW = new Date('2026-11-25T10:00:00Z');
const ahead = (ms: number) => new Date(NOW.getTime() + ms);
const judge = (more: Partial<SnoozeAsked>) =>
  judgeSnooze({
    until: ahead(DAY),
    now: NOW,
    limits: DEFAULT_SNOOZE,
    used: 0,
    byManager: false,
    ...more,
  });

describe('whether a lead may be put off', () => {
  it('is up to the policy: a fortnight and twice, where it says nothing', () => {
    expect(judge({ until: ahead(14 * DAY) })).toEqual({ outcome: 'may' });
    expect(judge({ used: 1 })).toEqual({ outcome: 'may' });
    expect(judge({ used: 2 })).toEqual({ outcome: 'too_often', times: 2 });
    const latest = ahead(14 * DAY);
    expect(judge({ until: ahead(14 * DAY + 1) })).toEqual({ outcome: 'too_long', latest });
  });

  it('is a question of the time alone for a manager', () => {
    expect(judge({ used: 9, byManager: true })).toEqual({ outcome: 'may' });
    const asked = { used: 9, byManager: true, until: ahead(15 * DAY) };
    expect(judge(asked)).toMatchObject({ outcome: 'too_long' });
  });

  it('is answered with no where the time has passed', () => {
    expect(judge({ until: NOW })).toEqual({ outcome: 'past' });
  });

  it('never lets a lead out of sight for longer than the policy says, whoever asks', () => {
    const asked = fc.record({
      ms: fc.integer({ min: -DAY, max: 60 * DAY }),
      most: fc.integer({ min: 1, max: 30 * DAY }),
      used: fc.nat(5),
      byManager: fc.boolean(),
    });
    fc.assert(
      fc.property(asked, ({ ms, most, used, byManager }) => {
        const limits = { most, times: 2 };
        const { outcome } = judge({ until: ahead(ms), limits, used, byManager });
        if (outcome === 'may') expect(ms > 0 && ms <= most).toBe(true);
        if (outcome === 'may' && !byManager) expect(used).toBeLessThan(2);
      }),
    );
  });
});
