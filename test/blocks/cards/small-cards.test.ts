import { describe, expect, it } from 'vitest';
import { renderCard } from '../../../src/blocks/render-card.ts';
import type { ReminderCard, TouchReminderCard } from '../../../src/routing/model/cards/cards.ts';
import { chained } from '../../../src/words/lists.ts';
import { say } from '../../../src/words/say.ts';
import { expectGolden } from '../golden.ts';
import { aLead, at, bareLead, fullLead, LONG, MADRID } from '../views.ts';

function aReminder(over: Partial<ReminderCard> = {}): ReminderCard {
  const ids = { lead: aLead(), offerId: 'ofr_1', timeZone: MADRID };
  return { kind: 'reminder', ...ids, dueAt: at(5), goesOn: true, settled: null, ...over };
}

function aTouchReminder(over: Partial<TouchReminderCard> = {}): TouchReminderCard {
  const times = { claimedAt: at(1), dueAt: at(35), timeZone: MADRID };
  const told = { lead: aLead(), repName: 'Ana', promise: 'first_touch', late: false } as const;
  return { kind: 'touch_reminder', ...told, ...times, ...over };
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

  it('of a lead that several are asked about says that the first to claim has it', () => {
    const drawn = renderCard(aReminder({ lead: fullLead(), withOthers: true }), at(3));
    expect(drawn.text).toContain('waits for the first to claim until 10:05');
    expectGolden('reminder-at-once', drawn);
  });

  it('of a test says so wherever the name stands', () => {
    const test = { lead: aLead({ test: true }) };
    const { text, blocks } = renderCard(aReminder(test), at(3));
    expect(text).toContain('Reminder: test lead Globex is yours');
    expect(JSON.stringify(blocks)).toContain('*Test lead Globex* is yours');
    const settled = { as: 'expired', at: at(5), next: null } as const;
    const over = renderCard(aReminder({ ...test, settled }), at(6));
    expect(over.text).toContain('Moved on: test lead Globex.');
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
  it('to somebody who is Away for misses has the way back on it', () => {
    const text = say`You missed 3 leads in a row, so I set you to Away. No new leads until you are back.`;
    const drawn = renderCard(
      { kind: 'notice', title: say`You are Away`, text, leadId: null, comesBack: true },
      at(5),
    );
    expect(drawn.text).toMatch(/I am back or Check my notifications\.$/);
    expectGolden('notice-away-for-misses', drawn);
  });

  it('quotes what a person wrote, as long as there is room', () => {
    const told = {
      kind: 'notice',
      title: say`Asked again`,
      text: say`It goes on.`,
      leadId: null,
    } as const;
    const { text, blocks } = renderCard({ ...told, quote: 'Are you there?' }, at(5));
    expect(text).toBe('Asked again. It goes on. “Are you there?”');
    expect(JSON.stringify(blocks)).toContain('> Are you there?');
    expect(renderCard({ ...told, quote: LONG }, at(5)).text.length).toBeLessThan(300);
    expect(renderCard(told, at(5)).text).toBe('Asked again. It goes on.');
  });

  it('keeps its lines and leads to its lead', () => {
    const card = { kind: 'notice', title: say`7 leads are unclaimed in EMEA`, leadId: 'lead_1' };
    const lines = [say`Slack was slow from 10:00 to 10:04.`, say`Most reps saw them late.`];
    const text = chained(lines, '\n');
    expectGolden('notice', renderCard({ ...card, kind: 'notice', text }, at(5)));
  });

  it.each([
    ['empty', ''],
    ['full', LONG],
  ])('fits when it is %s', (name, words) => {
    const text = say`${words}`;
    const card = { kind: 'notice', title: text, text, leadId: null } as const;
    expectGolden(`notice-${name}`, renderCard(card, at(5)));
  });
});
