import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { sumOf } from '../../../src/routing/fairness/ledger.ts';
import { countTurn, type Turn, takeTurn } from '../../../src/routing/fairness/turn.ts';
import { LEAD_UNITS } from '../../../src/routing/model/decision.ts';
import { naiveDraw } from './naive-turn.ts';

const anyRep = fc.record({
  role: fc.constantFrom(
    'eligible' as const,
    'eligible' as const,
    'bystander' as const,
    'absent' as const,
  ),
  weight: fc.integer({ min: 1, max: 1_000_000 }),
  lag: fc.integer({ min: -4 * LEAD_UNITS, max: 4 * LEAD_UNITS }),
  catchUp: fc.integer({ min: -LEAD_UNITS, max: 4 * LEAD_UNITS }),
});
const anyTurn = fc
  .record({
    reps: fc.array(anyRep, { minLength: 1, maxLength: 9 }),
    leads: fc.nat(4),
    one_in: fc.integer({ min: 2, max: 20 }),
  })
  .map(({ reps, leads, one_in }): Turn => {
    const named = reps.map((one, i) => ({ ...one, repId: `r${i}` }));
    const [first] = named;
    if (first) first.role = 'eligible';
    const of = (role: string) =>
      named.filter((one) => one.role === role).map(({ repId, weight }) => ({ repId, weight }));
    return {
      queue: 'sales',
      lags: Object.fromEntries(named.map(({ repId, lag }) => [repId, lag])),
      catchUps: Object.fromEntries(named.map(({ repId, catchUp }) => [repId, catchUp])),
      terms: { leads, one_in },
      eligible: of('eligible'),
      bystanders: of('bystander'),
      absent: of('absent'),
    };
  });
const entriesOf = ({ eligible, lags }: Turn) =>
  eligible.map(({ repId, weight }) => {
    const rest = { lastAssignedAt: null, open: 0, room: 1, skills: 0 };
    return { repId, weight, lag: lags[repId] ?? 0, ...rest };
  });

it('moves what a naive division of the lead would, and catches up by transfers alone', () => {
  fc.assert(
    fc.property(anyTurn, fc.boolean(), (turn, isCounted) => {
      const draw = isCounted ? countTurn(turn, 'r0') : takeTurn(turn, entriesOf(turn)).draw;
      const naive = naiveDraw(turn, draw.repId);
      const paid = Object.entries(draw.promised ?? {}).filter(([, units]) => units < 0);
      expect(sumOf(draw.changes)).toBe(0);
      for (const [repId, units] of paid) {
        expect(0 - units).toBeLessThanOrEqual(LEAD_UNITS / turn.terms.one_in);
        expect(0 - units).toBeLessThanOrEqual(turn.catchUps[repId] ?? 0);
        expect(repId).not.toBe(draw.repId);
      }
      if (paid.length === 0) {
        const keys = new Set([...Object.keys(draw.changes), ...naive.changes.keys()]);
        for (const id of keys) {
          const units = (draw.changes[id] ?? 0) / LEAD_UNITS;
          expect(units, id).toBeCloseTo(naive.changes.get(id) ?? 0, 4);
        }
      }
      for (const { repId } of turn.absent) {
        const units = (draw.promised?.[repId] ?? 0) / LEAD_UNITS;
        expect(units, repId).toBeCloseTo(naive.missed.get(repId) ?? 0, 4);
      }
    }),
    { numRuns: 500 },
  );
});

it('says what the chosen and the others are owed as the draw moves it', () => {
  fc.assert(
    fc.property(anyTurn, (given) => {
      const turn = { ...given, terms: { leads: 0, one_in: 4 } };
      const { picked, draw } = takeTurn(turn, entriesOf(turn));
      for (const { repId } of turn.eligible) {
        const taken = repId === draw.repId ? LEAD_UNITS : 0;
        const after = (turn.lags[repId] ?? 0) + (draw.changes[repId] ?? 0) + taken;
        expect(picked.standings.find((one) => one.repId === repId)?.owed, repId).toBe(after);
      }
    }),
    { numRuns: 300 },
  );
});
