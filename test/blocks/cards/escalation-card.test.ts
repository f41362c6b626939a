import { describe, expect, it } from 'vitest';
import { renderCard } from '../../../src/blocks/render-card.ts';
import type { EscalationCard } from '../../../src/routing/model/cards.ts';
import { expectGolden } from '../golden.ts';
import { anEscalation, at, fullLead, LONG } from '../views.ts';

const draw = (over: Partial<EscalationCard> = {}) => renderCard(anEscalation(over), at(5));

describe('an escalation', () => {
  it('says who missed it, who has it and what comes next', () => {
    expectGolden('escalation', draw());
  });

  it('says that the rep who missed it can still claim it', () => {
    const { text } = draw({ current: { name: 'Ana', dueAt: at(7) } });
    expect(text).toContain('Ana can still claim it until 10:07.');
  });

  it('gives no time where nothing takes the lead from the rep', () => {
    const { text } = draw({ current: { name: 'Ana', dueAt: null } });
    expect(text).toContain('Ana can still claim it. Take it or reassign.');
  });

  it('calls the one person who must act when nobody is left', () => {
    const why = 'everybody who could take it declined or did not answer';
    const over = { cause: 'nobody', current: null, repsAsked: 3, why, mention: 'U0MIA' } as const;
    expectGolden('escalation-nobody', draw({ ...over, nextStep: { text: 'ops', at: at(35) } }));
  });

  it('says that Slack did not take the card', () => {
    expectGolden('escalation-undelivered', draw({ cause: 'undelivered', nextStep: null }));
  });

  it('manages with nothing known', () => {
    const nothing = { repName: null, missedAt: null, current: null, nextStep: null };
    expectGolden('escalation-empty', draw({ ...nothing, repsAsked: 0, why: '' }));
  });

  it('needs no reason to say that nobody was asked', () => {
    const { text } = draw({ cause: 'nobody', current: null, repsAsked: 0, why: '' });
    expect(text).toContain('No rep was asked. It is on hold');
  });

  it('stays inside the limits when everything is too long', () => {
    const over = { repName: LONG, why: LONG, mention: LONG, lead: fullLead() };
    const current = { name: LONG, dueAt: at(10) };
    expectGolden(
      'escalation-full',
      draw({ ...over, current, nextStep: { text: LONG, at: at(10) } }),
    );
  });

  it('shrinks to a line once a newer one tells the news', () => {
    expectGolden('escalation-older', draw({ newerAt: at(4) }));
  });

  it.each(['claimed', 'closed', 'given'] as const)('%s shrinks to a line', (text) => {
    expectGolden(`escalation-${text}`, draw({ settled: { text, by: 'Ben', at: at(7) } }));
  });

  it.each(['missed', 'nobody', 'undelivered'] as const)(
    'offers Take it, Reassign and more time when the cause is %s',
    (cause) => {
      const drawn = JSON.stringify(draw({ cause }));
      for (const label of ['Take it', 'Reassign', '5 more minutes']) expect(drawn).toContain(label);
    },
  );
});
