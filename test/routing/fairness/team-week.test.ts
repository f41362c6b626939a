import { describe, expect, it } from 'vitest';
import type { QueueFigures } from '../../../src/routing/fairness/figures.ts';
import { type Answer, teamWeekOf } from '../../../src/routing/fairness/team-week.ts';

const names = new Map([
  ['ana', 'Ana'],
  ['ben', 'Ben'],
]);
const did = (repId: string, as: Answer['as'], tookMs: number | null = null): Answer => ({
  repId,
  as,
  tookMs,
});
/** A queue in which these reps received so many leads and were entitled to so many. */
const queue = (reps: Record<string, [received: number, entitled: number]>) =>
  ({
    reps: Object.entries(reps).map(([rep, [received, entitled]]) => ({ rep, received, entitled })),
  }) as unknown as QueueFigures;
const weekOf = (answers: Answer[], figures: QueueFigures[] = []) =>
  teamWeekOf({ answers, figures, names });

describe("a team's week", () => {
  it('counts what each rep was offered, claimed and missed, and how fast half of it was', () => {
    const answers = [1, 2, 9].map((s) => did('ana', 'claimed', s * 1000));
    const { rows, total } = weekOf([...answers, did('ana', 'declined'), did('ben', 'missed', 5)]);
    expect(rows).toMatchObject([
      { name: 'Ben', offered: 1, claimed: 0, missed: 1, halfWithinMs: null },
      { name: 'Ana', offered: 4, claimed: 3, missed: 0, halfWithinMs: 2000 },
    ]);
    expect(total).toEqual({ offered: 5, claimed: 3, missed: 1, halfWithinMs: 2000 });
  });

  it('adds up the queues a rep is in, and knows who got nothing', () => {
    const { rows, leads } = weekOf(
      [],
      [queue({ ana: [3, 2.5], ben: [0, 0.5] }), queue({ ana: [1, 1] })],
    );
    expect(leads).toBe(4);
    expect(rows).toMatchObject([
      { name: 'Ana', got: 4, due: 3.5 },
      { name: 'Ben', got: 0, due: 0.5, offered: 0 },
    ]);
  });

  it('finds misses before shares, shares before peace, and says that nothing came', () => {
    const off = [queue({ ana: [3, 2], ben: [1, 2.2] })];
    const claim = did('ana', 'claimed');
    const missed = { is: 'missed', name: 'Ben', missed: 1, offered: 1 };
    expect(weekOf([claim, did('ben', 'missed')], off).finding).toEqual(missed);
    const { finding } = weekOf([claim], off);
    expect(finding).toMatchObject({ is: 'off_share', name: 'Ben' });
    expect(finding).toHaveProperty('leads', expect.closeTo(-1.2));
    expect(weekOf([claim], [queue({ ana: [3, 2.1] })]).finding).toEqual({ is: 'even' });
    expect(weekOf([]).finding).toEqual({ is: 'quiet' });
  });
});
