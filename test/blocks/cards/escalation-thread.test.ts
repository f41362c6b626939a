import { describe, expect, it } from 'vitest';
import { renderCard } from '../../../src/blocks/render-card.ts';
import type {
  EscalationCard,
  EscalationReply,
  EscalationStorm,
} from '../../../src/routing/model/cards/escalation-cards.ts';
import { expectGolden } from '../golden.ts';
import { aStorm } from '../storm-view.ts';
import { anEscalation, at, LONG } from '../views.ts';

const reply = (says: EscalationReply['says'], over: Partial<EscalationCard> = {}) =>
  renderCard({ kind: 'escalation_reply', card: anEscalation(over), says }, at(15));
const storm = (count: number, over: Partial<EscalationStorm> = {}) =>
  renderCard(aStorm(count, over), at(6));

describe('a line in the thread', () => {
  it('says what became of it', () => {
    expect(reply('missed').text).toBe('Ana did not answer by 10:05.');
    expect(reply('went_on').text).toBe('Ana did not answer, so Ben has it until 10:10.');
    const onIt = { name: 'Mia', at: at(6) };
    expect(reply('on_it', { onIt }).text).toBe('Mia is on it since 10:06.');
    const claimed = { text: 'claimed', by: 'Ben', at: at(7) } as const;
    expect(reply('settled', { settled: claimed }).text).toContain('Ben claimed it at 10:07');
    const given = { text: 'given', by: 'Mia to Cleo', at: at(7) } as const;
    expect(reply('settled', { settled: given }).text).toBe('Given on. By Mia to Cleo at 10:07.');
  });

  it('is one event, and leaves to the message above who can still claim it', () => {
    const late = { current: { name: 'Ana', dueAt: at(7), late: true }, missedRepId: null };
    const above = renderCard(anEscalation(late), at(6));
    expect(above.text).toContain(
      'Ana did not answer by 10:05. Ana can still claim it until 10:07.',
    );
    expect(reply('missed', late).text).toBe('Ana did not answer by 10:05.');
    expect(reply('again', { ...late, mention: 'U0LOU' }).text).toBe(
      '<@U0LOU>, still nobody has claimed Globex, here since 10:00.',
    );
    const lookedAt = { ...late, missedAt: null, current: { ...late.current, late: false } };
    expect(reply('went_on', lookedAt).text).toBe('Ana has it until 10:07.');
  });

  it('calls the one person who must act', () => {
    const held = { cause: 'nobody', current: null, mention: 'U0MIA' } as const;
    expectGolden('escalation-climbed', reply('climbed', held));
    expect(reply('again', held).text).toMatch(/^<@U0MIA>, still nobody has claimed Globex/);
    expect(reply('climbed', { mention: null }).text).toMatch(/^Unanswered: nobody has claimed/);
    const bad = { ...held, calledBad: { rep: 'Ana', turn: true } };
    expect(reply('climbed', bad).text).toContain('nobody has decided on Globex');
  });

  it('has no button and no mention that nobody meant', () => {
    const { blocks, text } = reply('climbed', { repName: LONG, mention: LONG, why: LONG });
    expect(JSON.stringify(blocks)).not.toContain('button');
    expect(text).not.toContain('<!channel>');
  });
});

describe('many leads at once', () => {
  it('are one message with the way to the queue', () => {
    expectGolden('escalation-storm', storm(7));
    expect(storm(7).text).toMatch(/^7 leads are unclaimed in emea\. As of 10:05\./);
  });

  it('say whom they call, and that they were told before', () => {
    const { text } = storm(8, { poolId: null, again: true, mention: 'U0MIA' });
    expect(text).toMatch(/^8 leads are still unclaimed\. <@U0MIA>, that is you\./);
  });

  it('say that Slack was slow', () => {
    const { text } = storm(7, { slow: { from: at(0), to: at(4) } });
    expect(text).toContain('Slack was slow from 10:00 to 10:04, so most reps saw them late.');
  });

  it('are counted once some are claimed', () => {
    expect(storm(4, { told: 7 }).text).toMatch(/^4 of 7 leads are still unclaimed in emea\. As of/);
    expect(storm(1, { told: 7 }).text).toMatch(/^1 of 7 leads is still unclaimed in emea\. As of/);
  });

  it('end as a header and a line that says who has them', () => {
    const owners = [
      { name: 'Ana', leads: 5 },
      { name: 'Ben', leads: 2 },
    ];
    const owned = storm(0, { told: 7, settled: { owners, closed: 0, quarantined: 0 } });
    expectGolden('escalation-storm-settled', owned);
    expect(owned.text).toBe('All 7 leads have an owner. Ana has 5 · Ben has 2');
    const ended = storm(0, { told: 10, settled: { owners, closed: 2, quarantined: 1 } });
    expect(ended.text).toBe(
      'All 10 leads are settled. Ana has 5 · Ben has 2 · 2 were closed · 1 is in quarantine',
    );
  });

  it('stay inside the limits', () => {
    const [row] = aStorm(1).rows;
    if (!row) throw new Error('There is a row.');
    const current = { name: LONG, dueAt: at(9), late: true };
    const rows = Array.from({ length: 10 }, () => ({ ...row, company: LONG, current }));
    expectGolden('escalation-storm-full', storm(500, { rows, poolId: LONG, mention: LONG }));
  });
});
