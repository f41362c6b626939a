import { expect, it } from 'vitest';
import { chooseNamed } from '../../../src/routing/assignment/choose-named.ts';
import type { Candidate } from '../../../src/routing/model/decision.ts';

const now = new Date('2026-11-20T18:00Z');
const until = new Date('2026-11-23T08:00Z');

const ana = (changes: Partial<Candidate> = {}): Candidate => ({
  repId: 'ana',
  name: 'Ana Ruiz',
  skills: [],
  shift: { state: 'on_shift' },
  outOfHours: false,
  load: { open: 1, day: 1, week: 1 },
  capacity: {},
  excluded: null,
  coverId: null,
  lastAssignedAt: null,
  ...changes,
});

it('offers it to the named rep', () => {
  const why = { code: 'named.rep' };
  expect(chooseNamed({ now, rep: ana(), waitUpToMs: null, hotTier: null, units: 1 })).toEqual({
    outcome: 'offered',
    repId: 'ana',
    reasons: [why],
    verdicts: [{ rep: 'ana', eligible: true, lag: null, why }],
  });
});

it('respects the capacity of the named rep', () => {
  const why = { code: 'capacity.full', data: { open: 1, cap: 1 } };
  expect(
    chooseNamed({
      now,
      rep: ana({ capacity: { open: 1 } }),
      waitUpToMs: null,
      hotTier: null,
      units: null,
    }),
  ).toEqual({
    outcome: 'nobody',
    reasons: [why],
    verdicts: [{ rep: 'ana', eligible: false, lag: null, why }],
  });
});

it('waits for the next shift, within the limit', () => {
  const rep = ana({ shift: { state: 'off_shift', until } });
  expect(chooseNamed({ now, rep, waitUpToMs: null, hotTier: null, units: null })).toMatchObject({
    outcome: 'scheduled',
    repId: 'ana',
    until,
    reasons: [{ code: 'schedule.shift_starts' }],
    verdicts: [{ eligible: false, why: { code: 'availability.off_shift' } }],
  });
  expect(chooseNamed({ now, rep, waitUpToMs: 0, hotTier: null, units: null }).outcome).toBe(
    'nobody',
  );
});
