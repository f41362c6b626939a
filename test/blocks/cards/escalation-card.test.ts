import { describe, expect, it } from 'vitest';
import { renderCard } from '../../../src/blocks/render-card.ts';
import type { EscalationCard } from '../../../src/routing/model/cards/escalation-cards.ts';
import { expectGolden } from '../golden.ts';
import { anEscalation, at, fullLead, LONG } from '../views.ts';

const draw = (over: Partial<EscalationCard> = {}) => renderCard(anEscalation(over), at(5));

describe('an escalation', () => {
  it('says who missed it, who has it and what comes next', () => {
    expectGolden('escalation', draw());
  });

  it('says that the rep who missed it can still claim it', () => {
    const { text } = draw({ current: { name: 'Ana', dueAt: at(7), late: true } });
    expect(text).toContain('Ana can still claim it until 10:07.');
  });

  it('names no time after which nothing would happen', () => {
    const { text } = draw({ current: { name: 'Ana', dueAt: null, late: true }, nextSteps: [] });
    expect(text).toContain('Ana can still claim it. Take it');
  });

  it('speaks to the rep herself where nobody else can be told', () => {
    const own = { isToRep: true, current: { name: 'Ana', dueAt: null, late: true }, nextSteps: [] };
    expectGolden('escalation-own', draw(own));
    const held = { isToRep: true, current: null, nextSteps: [], repsAsked: 1 };
    expect(draw({ ...held, cause: 'nobody' }).text).toContain('until you take it or pick a rep.');
    expect(draw({ ...own, cause: 'undelivered' }).text).toContain('did not take the card for you.');
    const settled = { text: 'claimed', by: 'Ana', at: at(7) } as const;
    expect(draw({ ...own, settled }).text).toContain('You claimed it at');
  });

  it('speaks to the rep of somebody else who has it now', () => {
    const { text } = draw({ isToRep: true });
    expect(text).toContain('You did not answer by 10:05. Ben has it until 10:10. Take it');
  });

  it('names all who are asked at once, and the first of many', () => {
    const two = ['Ana Ruiz', 'Ben Koch'];
    const { text } = draw({ repName: two, current: { name: two, dueAt: at(7), late: false } });
    expect(text).toContain('Ana Ruiz and Ben Koch did not answer by 10:05.');
    expect(text).toContain('2 reps are asked until 10:07: Ana Ruiz and Ben Koch.');
    const ten = Array.from({ length: 10 }, () => LONG);
    const lead = fullLead();
    expectGolden(
      'escalation-at-once',
      draw({ lead, repName: ten, current: { name: ten, dueAt: at(7), late: false } }),
    );
  });

  it('calls the one person who must act when nobody is left', () => {
    const why = 'everybody who could take it declined or did not answer';
    const over = { cause: 'nobody', current: null, repsAsked: 3, why, mention: 'U0MIA' } as const;
    expectGolden('escalation-nobody', draw({ ...over, nextSteps: [{ text: 'ops', at: at(35) }] }));
  });

  it('says that Slack did not take the card', () => {
    expectGolden('escalation-undelivered', draw({ cause: 'undelivered', nextSteps: [] }));
  });

  it('manages with nothing known', () => {
    const nothing = { repName: null, missedAt: null, current: null, nextSteps: [] };
    expectGolden('escalation-empty', draw({ ...nothing, repsAsked: 0, why: '' }));
  });

  it('needs no reason to say that nobody was asked', () => {
    const { text } = draw({ cause: 'nobody', current: null, repsAsked: 0, why: '' });
    expect(text).toContain('No rep was asked. It is on hold');
  });

  it('stays inside the limits when everything is too long', () => {
    const over = { repName: LONG, why: LONG, mention: LONG, lead: fullLead() };
    const current = { name: LONG, dueAt: at(10), late: false };
    const onIt = { name: LONG, at: at(6) };
    const nextSteps = [1, 2, 3].map((n) => ({ text: LONG, at: at(10 + n) }));
    expectGolden('escalation-full', draw({ ...over, current, onIt, nextSteps }));
  });

  it('names whoever is on it, and offers that to nobody else', () => {
    const drawn = draw({ onIt: { name: 'Mia', at: at(6) } });
    expect(drawn.text).toContain('Mia is on it since 10:06.');
    expect(JSON.stringify(drawn.blocks)).not.toContain('I am on it');
  });

  it('tells all that is planned, in due order', () => {
    const nextSteps = [
      { text: 'the next rep', at: at(7) },
      { text: 'Mia', at: at(15) },
      { text: 'ops', at: at(25) },
    ];
    expect(JSON.stringify(draw({ nextSteps }).blocks)).toMatch(
      /If nobody claims it: the next rep at .*10:07>, then Mia at .*10:15>, then ops at .*10:25>/,
    );
  });

  it('blames nobody whose time still runs', () => {
    const current = { name: 'Ana', dueAt: at(20), late: false };
    const { text } = draw({ current, missedAt: null, missedRepId: null });
    expect(text).toContain('Unclaimed: Globex. Ana has it until 10:20.');
  });

  it('shrinks to a line once a newer one tells the news', () => {
    expectGolden('escalation-older', draw({ newerAt: at(4) }));
  });

  it.each(['claimed', 'closed', 'given'] as const)('%s shrinks to a line', (text) => {
    expectGolden(`escalation-${text}`, draw({ settled: { text, by: 'Ben', at: at(7) } }));
  });

  it('offers more time only for somebody who is asked, and shows no id for a name', () => {
    expect(JSON.stringify(draw().blocks)).toContain('5 more minutes');
    const nobody = { cause: 'nobody', current: null, repName: null, missedRepId: 'ana' } as const;
    const drawn = JSON.stringify(draw(nobody).blocks);
    expect(drawn).not.toContain('5 more minutes');
    expect(drawn).toContain('"Give it back to the rep"');
  });

  it.each(['missed', 'nobody', 'undelivered'] as const)(
    'offers Take it, Reassign and more time when the cause is %s',
    (cause) => {
      const drawn = JSON.stringify(draw({ cause }));
      for (const label of ['Take it', 'Reassign', '5 more minutes']) expect(drawn).toContain(label);
    },
  );
});
