import { describe, expect, it } from 'vitest';
import { judgePromise, type Promised } from '../../../src/routing/sla/past/judge-promise.ts';
import {
  claimPromise,
  type LeadPast,
  nextTouchPromises,
  type PastOffer,
  type TouchClock,
  timesOf,
  touchPromise,
} from '../../../src/routing/sla/past/past-promises.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 23, 10) + minute * 60_000);

const judge = (more: Partial<Promised>, now = 20) =>
  judgePromise({ dueAt: at(15), keptAt: null, endedAt: null, isSeen: true, ...more }, at(now));

const offer = (more: Partial<PastOffer> = {}): PastOffer => ({
  assignmentId: 'asg_1',
  repId: 'ana',
  poolId: 'emea',
  tier: 'standard',
  policyVersion: 1,
  final: false,
  madeAt: at(0),
  deliveredAt: at(0),
  dueAt: at(15),
  settledAt: null,
  reason: null,
  claimedAt: null,
  endedAt: null,
  ...more,
});
const past = (more: Partial<LeadPast> = {}): LeadPast => ({
  receivedAt: at(0),
  decisions: [],
  offers: [],
  touchClocks: [],
  touches: [],
  ...more,
});

describe('a promise', () => {
  it('can be kept in the instant in which it is due, and not a millisecond later', () => {
    expect(judge({ keptAt: at(15) })).toBe('kept');
    expect(judge({ keptAt: new Date(at(15).getTime() + 1) })).toBe('missed');
  });

  it('is missed once it has come due, and runs until then', () => {
    expect(judge({}, 14)).toBe('running');
    expect(judge({}, 15)).toBe('missed');
  });

  it('is over without blame when it ends before it is due', () => {
    expect(judge({ endedAt: at(14) })).toBe('ended');
    expect(judge({ endedAt: at(15) })).toBe('missed');
    expect(judge({ endedAt: at(90) }, 99)).toBe('missed');
  });

  it('of which the rep saw nothing is nobody’s miss, but kept when it is kept', () => {
    expect(judge({ isSeen: false })).toBe('unseen');
    expect(judge({ isSeen: false }, 14)).toBe('running');
    expect(judge({ isSeen: false, keptAt: at(16) })).toBe('unseen');
    expect(judge({ isSeen: false, keptAt: at(3) })).toBe('kept');
  });
});

const isSeen = (more: Partial<PastOffer>) => claimPromise(offer(more))?.isSeen;

describe('the promise of a claim', () => {
  it('does not exist where the lead was given for good', () => {
    expect(claimPromise(offer({ claimedAt: at(0), final: true }))).toBe(null);
    const promise = claimPromise(offer({ claimedAt: at(1) }));
    expect(promise).toMatchObject({ keptAt: at(1), endedAt: null });
  });

  it('stays kept when the lead is given back later', () => {
    const back = offer({ claimedAt: at(1), settledAt: at(40), endedAt: at(40) });
    expect(claimPromise(back)).toMatchObject({ keptAt: at(1), endedAt: null });
  });

  it('was not seen where no card arrived, or the rep says so', () => {
    expect(isSeen({})).toBe(true);
    expect(isSeen({ deliveredAt: null })).toBe(false);
    expect(isSeen({ reason: 'unseen' })).toBe(false);
  });
});

describe('the promise of a first touch', () => {
  const claimed = offer({ claimedAt: at(5) });
  const clock = (minute: number): TouchClock => ({
    kind: 'first_touch',
    assignmentId: 'asg_1',
    startedAt: at(5),
    dueAt: at(minute),
  });

  it('is kept by a touch of its own owner alone', () => {
    const given = { ...claimed, endedAt: at(30) };
    const touchClocks = [clock(60)];
    const kept = (touches: Date[]) => touchPromise(given, { touchClocks, touches })?.keptAt;
    expect(kept([at(4), at(20)])).toEqual(at(20));
    expect(kept([at(31)])).toBe(null);
  });

  it('counts by the last clock, as an undo gives another one', () => {
    const promise = touchPromise(claimed, { touchClocks: [clock(60), clock(90)], touches: [] });
    expect(promise?.dueAt).toEqual(at(90));
  });

  it('does not exist where the tier promises none, or the claim was taken back', () => {
    expect(touchPromise(claimed, { touchClocks: [], touches: [] })).toBe(null);
    const undone = { ...claimed, claimedAt: null };
    expect(touchPromise(undone, { touchClocks: [clock(60)], touches: [] })).toBe(null);
  });
});

describe('the promise of a next touch', () => {
  const claimed = offer({ claimedAt: at(5), endedAt: at(300) });
  const next = (from: number, to: number): TouchClock => ({
    kind: 'next_touch',
    assignmentId: 'asg_1',
    startedAt: at(from),
    dueAt: at(to),
  });

  it('is kept by the touch after the one it began with, each by its own', () => {
    const its = { touchClocks: [next(20, 80), next(70, 130)], touches: [at(20), at(70)] };
    expect(nextTouchPromises(claimed, its)).toEqual([
      { dueAt: at(80), keptAt: at(70), endedAt: at(300), isSeen: true },
      { dueAt: at(130), keptAt: null, endedAt: at(300), isSeen: true },
    ]);
  });

  it('is not kept by whoever has the lead afterwards', () => {
    const its = { touchClocks: [next(20, 400)], touches: [at(20), at(310)] };
    expect(nextTouchPromises(claimed, its)).toMatchObject([{ keptAt: null }]);
  });

  it('is no first touch, and the first touch none of these', () => {
    const its = { touchClocks: [next(20, 80)], touches: [at(20)] };
    expect(touchPromise(claimed, its)).toBeNull();
    const first = { ...next(5, 60), kind: 'first_touch' as const };
    expect(nextTouchPromises(claimed, { ...its, touchClocks: [first] })).toEqual([]);
  });
});

describe('the times of a lead', () => {
  const silent = offer({ deliveredAt: at(1), settledAt: at(16) });
  const taken = offer({
    assignmentId: 'asg_2',
    repId: 'ben',
    deliveredAt: at(17),
    claimedAt: at(19),
  });

  it('run from the first card, or for the claimer from their own', () => {
    const lead = past({ offers: [silent, taken] });
    expect(timesOf(lead, 'first')).toMatchObject({ askedAt: at(1), deliveredAt: at(1) });
    expect(timesOf(lead, 'own')).toMatchObject({ askedAt: at(17), deliveredAt: at(1) });
  });

  it('end at the first claim and the first touch after it', () => {
    const again = { ...taken, assignmentId: 'asg_3', claimedAt: at(50) };
    const lead = past({ offers: [silent, taken, again], touches: [at(18), at(60)] });
    expect(timesOf(lead, 'first')).toMatchObject({ claimedAt: at(19), touchedAt: at(60) });
  });

  it('know nothing of a lead that nobody decided about', () => {
    expect(timesOf(past(), 'first')).toEqual({
      receivedAt: at(0),
      decidedAt: null,
      deliveredAt: null,
      askedAt: null,
      claimedAt: null,
      touchedAt: null,
    });
  });
});
