import { describe, expect, it } from 'vitest';
import { renderCard } from '../../../src/blocks/render-card.ts';
import type { ReminderCard, TouchReminderCard } from '../../../src/routing/model/cards.ts';
import { expectGolden } from '../golden.ts';
import { aLead, at, bareLead, fullLead, LONG, MADRID } from '../views.ts';

function aReminder(over: Partial<ReminderCard> = {}): ReminderCard {
  const ids = { lead: aLead(), offerId: 'ofr_1', timeZone: MADRID };
  return { kind: 'reminder', ...ids, dueAt: at(5), goesOn: true, settled: null, ...over };
}

function aTouchReminder(over: Partial<TouchReminderCard> = {}): TouchReminderCard {
  const times = { claimedAt: at(1), dueAt: at(35), timeZone: MADRID };
  return { kind: 'touch_reminder', lead: aLead(), repName: 'Ana', late: false, ...times, ...over };
}

describe('a reminder', () => {
  it('carries the buttons on', () => {
    const drawn = renderCard(aReminder(), at(3));
    expect(drawn.text).toBe('Reminder: Globex is yours until 10:05. Claim or decline.');
    expectGolden('reminder', drawn);
  });

  it.each([
    ['empty', bareLead()],
    ['full', fullLead()],
  ])('fits a lead that is %s', (name, lead) => {
    expectGolden(`reminder-${name}`, renderCard(aReminder({ lead }), at(3)));
  });

  it('promises the next rep only where silence moves the lead', () => {
    const [moves, stays] = [true, false].map((goesOn) => renderCard(aReminder({ goesOn }), at(3)));
    expect(JSON.stringify(moves)).toContain('Then it goes to the next rep.');
    expect(JSON.stringify(stays)).not.toContain('next rep');
  });

  it('shrinks to a line once a newer reminder carries the buttons', () => {
    const { text, blocks } = renderCard(aReminder({ remindedAt: at(4) }), at(4));
    expect(text).toContain('see the reminder sent at');
    expect(blocks).toHaveLength(1);
  });

  it('settles like the offer it reminds of', () => {
    const settled = { as: 'claimed_by_other', by: 'Ben', at: at(4) } as const;
    expectGolden('reminder-settled', renderCard(aReminder({ settled }), at(5)));
  });
});

describe('a reminder of the first touch', () => {
  it('asks for the touch or the lead', () => {
    expectGolden('touch-reminder', renderCard(aTouchReminder(), at(30)));
  });

  it('says when it is late', () => {
    const card = aTouchReminder({ lead: fullLead(), late: true });
    expectGolden('touch-reminder-full', renderCard(card, at(40)));
  });
});

describe('a notice', () => {
  it('keeps its lines and leads to its lead', () => {
    const card = { kind: 'notice', title: '7 leads are unclaimed in EMEA', leadId: 'lead_1' };
    const text = 'Slack was slow from 10:00 to 10:04.\nMost reps saw them late.';
    expectGolden('notice', renderCard({ ...card, kind: 'notice', text }, at(5)));
  });

  it.each([
    ['empty', ''],
    ['full', LONG],
  ])('fits when it is %s', (name, text) => {
    const card = { kind: 'notice', title: text, text, leadId: null } as const;
    expectGolden(`notice-${name}`, renderCard(card, at(5)));
  });
});
