import { describe, expect, it } from 'vitest';
import { wordMoved, wordRoutes } from '../../../src/routing/replay/word-moves.ts';
import { inEnglish } from '../../support/in-english.ts';

const NAMES: Record<string, string> = { ana: 'Ana', ben: 'Ben' };
const nameOf = (id: string) => NAMES[id] ?? id;
const gains = (repId: string, gained: number, lost = 0) => ({ repId, gained, lost });

describe('how many leads a policy moves is one sentence', () => {
  it('with who gains and who loses', () => {
    const moves = { leads: 5000, moved: 214, reps: [gains('ana', 31), gains('ben', 2, 14)] };
    expect(inEnglish(wordMoved(moves, { days: 90, nameOf }))).toBe(
      '214 of 5,000 leads of the last 90 days would go elsewhere; Ana +31, Ben −12.',
    );
  });

  it('without names where everybody gets as many as before', () => {
    const moves = { leads: 2, moved: 2, reps: [gains('ana', 1, 1), gains('ben', 1, 1)] };
    expect(inEnglish(wordMoved(moves, { days: 1, nameOf }))).toBe(
      '2 of 2 leads of the last day would go elsewhere.',
    );
  });

  it('where none moves, and where there is none', () => {
    const none = { moved: 0, reps: [] };
    expect(inEnglish(wordMoved({ ...none, leads: 1 }, { days: 30, nameOf }))).toBe(
      'None of 1 lead of the last 30 days would go elsewhere.',
    );
    expect(inEnglish(wordMoved({ ...none, leads: 0 }, { days: 30, nameOf }))).toBe(
      'There is no lead of the last 30 days to compare by.',
    );
  });

  it('with the first five, and how many more', () => {
    const reps = Array.from({ length: 7 }, (_, i) => gains(`r${i}`, i + 1));
    expect(inEnglish(wordMoved({ leads: 9, moved: 9, reps }, { days: 90, nameOf }))).toMatch(
      /and 2 more\.$/,
    );
  });
});

describe('a route is a rule and where it leads', () => {
  const pool = {
    rule: 'rest',
    outcome: 'offered',
    repId: null,
    poolId: 'emea',
    detail: null,
  } as const;

  it('one rule that leads elsewhere', () => {
    const to = { ...pool, poolId: null, repId: 'ana' };
    expect(inEnglish(wordRoutes(pool, to, nameOf))).toBe('rule rest: pool emea → Ana');
  });

  it('another rule, the fallback, or no rule at all', () => {
    const fallback = { ...pool, rule: null };
    const held = { ...fallback, outcome: 'held', poolId: null } as const;
    expect(inEnglish(wordRoutes(fallback, held, nameOf))).toBe(
      'fallback, pool emea → no rule, hold',
    );
  });

  it('what goes to nobody says why', () => {
    const to = { ...pool, outcome: 'no_route', poolId: null, detail: 'not_a_fit' } as const;
    expect(inEnglish(wordRoutes(pool, to, nameOf))).toBe(
      'rule rest: pool emea → nobody (not a fit)',
    );
  });
});
