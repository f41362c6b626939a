import { describe, expect, it } from 'vitest';
import { chooseOwner, type OwnerRequest } from '../../../src/routing/assignment/choose-owner.ts';
import type { Candidate } from '../../../src/routing/model/decision.ts';

const now = new Date('2026-11-20T18:00Z');
const until = new Date('2026-11-23T08:00Z');
const OFF: Candidate['shift'] = { state: 'off_shift', until };
const AWAY: Candidate['shift'] = {
  state: 'unavailable',
  reason: { code: 'availability.away', data: { until: until.toISOString() } },
  until,
};

const rep = (repId: string, changes: Partial<Candidate> = {}): Candidate => ({
  repId,
  name: repId.toUpperCase(),
  skills: [],
  shift: { state: 'on_shift' },
  outOfHours: false,
  load: { open: 0, day: 0, week: 0 },
  capacity: {},
  excluded: null,
  coverId: null,
  lastAssignedAt: null,
  ...changes,
});
const FULL = { load: { open: 5, day: 0, week: 0 }, capacity: { open: 5 } };

const choose = (changes: Partial<OwnerRequest>) =>
  chooseOwner({
    now,
    units: 1,
    owner: rep('ana'),
    cover: null,
    mode: 'cover',
    waitUpToMs: null,
    hotTier: null,
    as: 'account_owner',
    of: 'Globex',
    ...changes,
  });

describe('an account owner', () => {
  it('gets the lead', () => {
    const why = { code: 'owner.own_account', data: { value: 'Globex' } };
    expect(choose({ cover: rep('ben') })).toEqual({
      outcome: 'offered',
      repId: 'ana',
      reasons: [why],
      verdicts: [{ rep: 'ana', eligible: true, lag: null, why }],
    });
  });

  it('gets it however full', () => {
    expect(choose({ owner: rep('ana', FULL) })).toMatchObject({ outcome: 'offered', repId: 'ana' });
  });

  it('who declined is not waited for', () => {
    const owner = rep('ana', { excluded: 'declined', shift: OFF });
    expect(choose({ owner })).toMatchObject({
      outcome: 'next_rule',
      reasons: [{ code: 'rule.owner_unavailable', data: { rep: 'ANA' } }],
      verdicts: [{ rep: 'ana', eligible: false, why: { code: 'exclusion.declined' } }],
    });
  });
});

describe('an owner who is off shift', () => {
  const owner = rep('ana', { shift: OFF });

  it('is covered for when a cover is set and there', () => {
    const why = { code: 'owner.cover', data: { rep: 'ANA' } };
    expect(choose({ owner, cover: rep('ben') })).toEqual({
      outcome: 'offered',
      repId: 'ben',
      reasons: [why],
      verdicts: [
        { rep: 'ben', eligible: true, lag: null, why },
        {
          rep: 'ana',
          eligible: false,
          lag: null,
          why: { code: 'availability.off_shift', data: { until: until.toISOString() } },
        },
      ],
    });
  });

  it.each([
    ['nobody covers', null],
    ['the cover is away', rep('ben', { shift: AWAY })],
    ['the cover is full', rep('ben', FULL)],
  ])('is waited for when %s', (_, cover) => {
    expect(choose({ owner, cover })).toMatchObject({
      outcome: 'scheduled',
      repId: 'ana',
      until,
      reasons: [{ code: 'owner.wait', data: { rep: 'ANA', until: until.toISOString() } }],
    });
  });

  it('is waited for and not covered where the rule says wait', () => {
    const answer = choose({ owner, cover: rep('ben'), mode: 'wait' });
    expect(answer).toMatchObject({ outcome: 'scheduled', repId: 'ana' });
  });

  it('is neither waited nor covered for where the rule says next rule', () => {
    expect(choose({ owner, cover: rep('ben'), mode: 'next_rule' }).outcome).toBe('next_rule');
  });

  it('is not waited for beyond the limit of the tier', () => {
    expect(choose({ owner, waitUpToMs: 60_000 }).outcome).toBe('next_rule');
  });
});

it('does not wait for an owner who is away, even until a known day', () => {
  const owner = rep('ana', { shift: AWAY });
  expect(choose({ owner, mode: 'wait' })).toMatchObject({
    outcome: 'next_rule',
    verdicts: [{ rep: 'ana', why: { code: 'availability.away' } }],
  });
});
