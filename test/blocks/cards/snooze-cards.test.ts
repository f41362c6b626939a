import { describe, expect, it } from 'vitest';
import { renderCard } from '../../../src/blocks/render-card.ts';
import type { SnoozeOverCard } from '../../../src/routing/model/cards/cards.ts';
import { expectGolden } from '../golden.ts';
import { aLead, at, bareLead, fullLead, LONG, MADRID } from '../views.ts';

const due = { first: false, at: at(60) };
const back = (over: Partial<SnoozeOverCard> = {}) => {
  const told = { lead: aLead(), reason: 'they wait for budget', by: null, due, timeZone: MADRID };
  return renderCard({ kind: 'snooze_over', ...told, ...over }, at(0));
};

describe('a lead that is back', () => {
  it('says why it was put off, and what is due now', () => {
    const drawn = back();
    expect(drawn.text).toBe(
      'Globex is back. Next touch is due by 11:00. You snoozed it until now because “they wait for budget”. Log a touch, snooze or show the lead.',
    );
    expectGolden('snooze-over', drawn);
  });

  it('names a manager who did it, and nothing that was erased or is not promised', () => {
    const { text } = back({ reason: '', by: 'Mia Chen', due: null });
    expect(text).toMatch(/^Globex is back\. Mia Chen snoozed it until now\. Log a touch/);
  });

  it('tells a first touch from the next', () => {
    expect(back({ due: { ...due, first: true } }).text).toContain('First touch is due by 11:00.');
  });

  it('names its deadline within 90 heard characters, however long the name', () => {
    const { text } = back({ lead: aLead({ company: 'very '.repeat(80) }), reason: LONG });
    expect(text.indexOf('11:00') + '11:00'.length).toBeLessThanOrEqual(90);
  });

  it.each([
    ['empty', bareLead()],
    ['full', fullLead()],
  ])('fits a lead that is %s', (name, lead) => {
    expectGolden(`snooze-over-${name}`, back({ lead, reason: LONG, by: LONG }));
  });
});
