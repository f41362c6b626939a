import { describe, expect, it } from 'vitest';
import { parseValue } from '../../../src/blocks/button-value.ts';
import { snoozeModal } from '../../../src/blocks/modals/working/snooze-modal.ts';
import { touchModal } from '../../../src/blocks/modals/working/touch-modal.ts';
import { expectGolden } from '../golden.ts';
import { at, LONG, READER } from '../views.ts';

const DAY = 86_400_000;
const globex = { leadId: 'lead_1', company: 'Globex' };

const drawn = (mostMs: number) => JSON.stringify(snoozeModal({ ...globex, mostMs, left: null }));

describe('the form that puts a lead off', () => {
  it('says how long and how often it may', () => {
    const view = snoozeModal({ ...globex, mostMs: 14 * DAY, left: 2 });
    expect(parseValue(view.private_metadata)).toEqual({ lead: 'lead_1' });
    expectGolden('snooze-modal', view);
  });

  it('offers no time that the policy does not allow', () => {
    expect(drawn(3 * DAY)).toContain('"In 2 days"');
    expect(drawn(3 * DAY)).not.toContain('"In a week"');
    expect(drawn(DAY)).toContain('"In 2 hours"');
    expect(drawn(DAY)).not.toContain('"In 2 days"');
    expect(drawn(DAY)).toContain('"Another time"');
  });

  it('fits the longest name', () => {
    const view = snoozeModal({ leadId: 'lead_1', company: LONG, mostMs: 366 * DAY, left: 1 });
    expectGolden('snooze-modal-full', view);
  });
});

describe('the form that logs a touch', () => {
  it('has the time of the tier picked for the next one', () => {
    expectGolden('touch-modal', touchModal({ ...globex, nextBy: at(24 * 60) }, READER));
  });

  it('promises nothing where the tier does not, unless a time is picked', () => {
    const words = JSON.stringify(touchModal({ ...globex, nextBy: null }, READER));
    expect(words).toContain('"No time"');
    expect(words).not.toContain('As promised');
  });

  it('fits the longest name', () => {
    const full = { leadId: 'lead_1', company: LONG, nextBy: at(24 * 60) };
    expectGolden('touch-modal-full', touchModal(full, READER));
  });
});

describe('how often a lead may be snoozed', () => {
  it.each([
    [1, '14 days at most. This is the last time you may.'],
    [2, '14 days at most. You may snooze it twice more.'],
    [3, '14 days at most. You may snooze it 3 times more.'],
  ])('is said in words: %i', (left, words) => {
    expect(JSON.stringify(snoozeModal({ ...globex, mostMs: 14 * DAY, left }))).toContain(words);
  });

  it('and for how long, where that is no whole days', () => {
    expect(drawn(DAY)).toContain('1 day at most.');
    expect(drawn(DAY / 2)).toContain('12 h at most.');
  });
});
