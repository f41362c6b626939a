import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type QueueFigures,
  QueueTally,
  type RepFigures,
  type TurnTaken,
} from '../../../src/routing/fairness/figures.ts';
import {
  applyChanges,
  type Changes,
  creditsFor,
  drawChanges,
  lagOf,
} from '../../../src/routing/fairness/ledger.ts';
import { settleLag } from '../../../src/routing/fairness/settle-lag.ts';
import { type Lags, LEAD_UNITS } from '../../../src/routing/model/decision.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 23) + minute * 60_000);
const units = (leads: number) => Math.round(leads * LEAD_UNITS);
const IDS = ['ana', 'ben', 'cleo', 'constructor', 'dev'];

interface Turn extends TurnTaken {
  credits: Changes;
}
interface Settled {
  at: Date;
  changes: Changes;
}
interface History {
  turns: Turn[];
  settlements: Settled[];
  lags: Lags;
}

const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('draw'), a: fc.nat(), b: fc.nat() }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('refund'), a: fc.nat(), b: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('settle'), a: fc.nat(), b: fc.nat() }) },
);

/** One thing a minute, played on a ledger from zero. */
function play(steps: readonly { do: string; a: number; b: number }[]): History {
  const history: History = { turns: [], settlements: [], lags: {} };
  for (const [minute, one] of steps.entries()) happen(history, one, at(minute));
  return history;
}

function happen(
  history: History,
  { do: what, a, b }: { do: string; a: number; b: number },
  now: Date,
) {
  const move = (changes: Changes) => {
    history.lags = applyChanges(history.lags, changes);
  };
  if (what === 'draw') {
    const there = IDS.filter((_, n) => (a >> n) % 2 === 1);
    const eligible = (there.length > 0 ? there : IDS).map((repId, n) => ({ repId, weight: 1 + n }));
    const repId = eligible[b % eligible.length]?.repId ?? 'ana';
    const changes = drawChanges(eligible, repId);
    const credits = creditsFor(eligible, repId);
    history.turns.push({ repId, changes, credits, drawnAt: now, isRefunded: false });
    move(changes);
  } else if (what === 'refund') {
    const turn = history.turns[a % Math.max(1, history.turns.length)];
    if (!turn || turn.isRefunded) return;
    turn.isRefunded = true;
    for (const [id, moved] of Object.entries(turn.changes)) move({ [id]: -moved });
  } else {
    const changes = settleLag(history.lags, { leaver: IDS[a % IDS.length] ?? 'ana', others: IDS });
    history.settlements.push({ at: now, changes });
    move(changes);
  }
}

/** Only what the store hands over: nothing from before the span. */
function tallied({ turns, settlements, lags }: History, from: Date, until: Date): QueueFigures {
  const tally = new QueueTally({ from, until });
  for (const turn of turns) if (turn.drawnAt >= from) tally.drew(turn);
  for (const one of settlements) if (one.at >= from) tally.settled(one.changes, one.at);
  return tally.figures({
    queue: 'emea',
    poolId: 'emea',
    members: IDS.map((repId) => ({ repId, weight: 100, percent: 100 })),
    lags,
    catchUps: {},
    nameOf: (id) => id.toUpperCase(),
  });
}

/** Owed at an instant by what is known at the end, counted from zero. */
function owedAt({ turns, settlements }: History, rep: string, instant: Date): number {
  let owed = 0;
  for (const { drawnAt, isRefunded, credits, repId } of turns) {
    if (isRefunded || drawnAt >= instant) continue;
    owed += lagOf(credits, rep) - (repId === rep ? LEAD_UNITS : 0);
  }
  for (const one of settlements) if (one.at < instant) owed += lagOf(one.changes, rep);
  return owed;
}

const sumOver = (reps: RepFigures[], figure: (one: RepFigures) => number) =>
  reps.reduce((sum, one) => sum + units(figure(one)), 0);

const histories = fc.tuple(fc.array(step, { minLength: 1, maxLength: 80 }), fc.nat(80), fc.nat(80));

describe('over any history of draws, refunds and leavers', () => {
  test('every figure is what a recount from zero gives, and each row adds up to the unit', () => {
    fc.assert(
      fc.property(histories, ([steps, one, other]) => {
        const history = play(steps);
        const [from, until] = [at(Math.min(one, other)), at(Math.max(one, other) + 1)];
        const { reps } = tallied(history, from, until);
        expect(reps).toHaveLength(IDS.length);
        const inSpan = history.turns.filter(({ drawnAt }) => drawnAt >= from && drawnAt < until);
        for (const row of reps) {
          const { rep, opening, entitled, received, settled, lag, refunded } = row;
          const kept = inSpan.filter(({ isRefunded }) => !isRefunded);
          expect(units(opening)).toBe(owedAt(history, rep, from));
          expect(units(lag)).toBe(owedAt(history, rep, until));
          expect(received).toBe(kept.filter(({ repId }) => repId === rep).length);
          expect(refunded).toBe(inSpan.filter((t) => t.isRefunded && t.repId === rep).length);
          expect(units(entitled)).toBe(kept.reduce((sum, t) => sum + lagOf(t.credits, rep), 0));
          const end = units(opening) + units(entitled) - units(received) + units(settled);
          expect(end).toBe(units(lag));
        }
      }),
      { numRuns: 200 },
    );
  });

  test('what is owed sums to 0, and all that was due came to somebody', () => {
    fc.assert(
      fc.property(histories, ([steps, one, other]) => {
        const [from, until] = [at(Math.min(one, other)), at(Math.max(one, other) + 1)];
        const { reps, draws, refunded } = tallied(play(steps), from, until);
        expect(sumOver(reps, ({ lag }) => lag)).toBe(0);
        expect(sumOver(reps, ({ opening }) => opening)).toBe(0);
        expect(sumOver(reps, ({ settled }) => settled)).toBe(0);
        expect(sumOver(reps, ({ entitled }) => entitled)).toBe(units(draws - refunded));
        expect(sumOver(reps, ({ received }) => received)).toBe(units(draws - refunded));
      }),
      { numRuns: 100 },
    );
  });
});

const nameOf = (id: string) => ({ ana: 'Zoe', ben: 'Ada', cleo: 'Ada' })[id] ?? id;

describe('who stands in the figures', () => {
  const standing = { queue: 'emea', poolId: 'emea', catchUps: {}, nameOf };

  test('members, whoever is owed something, and whoever got a lead, by name', () => {
    const tally = new QueueTally({ from: at(0), until: at(9) });
    tally.cameBeyond('eve', 2);
    const { reps } = tally.figures({
      ...standing,
      members: [
        { repId: 'ana', weight: 100, percent: 50 },
        { repId: 'cleo', weight: 100, percent: 100 },
        { repId: 'fay', weight: 0, percent: 100 },
      ],
      lags: { ben: 5, cleo: -5, gus: 0 },
    });
    expect(reps.map(({ rep, weight, percent, beyond }) => [rep, weight, percent, beyond])).toEqual([
      ['ben', 0, 100, 0],
      ['cleo', 100, 100, 0],
      ['ana', 100, 50, 0],
      ['eve', 0, 100, 2],
    ]);
  });

  test('nobody has less than nothing to catch up on', () => {
    const tally = new QueueTally({ from: at(0), until: at(9) });
    const catchUps = { ana: 2 * LEAD_UNITS, ben: -1 };
    const { reps } = tally.figures({ ...standing, members: [], lags: {}, catchUps });
    expect(reps.map(({ rep, catchUp }) => [rep, catchUp])).toEqual([
      ['ben', 0],
      ['ana', 2],
    ]);
  });
});
