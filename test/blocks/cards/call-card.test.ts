import { describe, expect, it } from 'vitest';
import { notAsked, whoCanClaim } from '../../../src/blocks/answers/asking/call-answers.ts';
import { renderCard } from '../../../src/blocks/render-card.ts';
import type { CallCard } from '../../../src/routing/model/cards/call-card.ts';
import { expectGolden } from '../golden.ts';
import { aCall, at, bareLead, fullLead, LONG } from '../views.ts';

const draw = (card: CallCard) => renderCard(card, at(0));
const claimed = { as: 'claimed', by: 'Ben Koch', tookMs: 42_000 } as const;

describe('a lead in a pool’s channel', () => {
  it('shows the company, why it matters and until when', () => {
    expectGolden('call', draw(aCall()));
  });

  it('says nothing of the person, also where the lead has no other name', () => {
    for (const lead of [aCall().lead, { ...aCall().lead, company: '' }]) {
      for (const settled of [null, claimed]) {
        expect(JSON.stringify(draw(aCall({ lead, settled })))).not.toMatch(/Dana|CTO|pricing/);
      }
    }
  });

  it('can do without everything that may be missing', () => {
    expectGolden('call-empty', draw(aCall({ lead: bareLead(), whyLead: [] })));
  });

  it('stays inside the limits when everything is too long', () => {
    const whyLead = [LONG, LONG, LONG];
    expectGolden('call-full', draw(aCall({ lead: fullLead(), whyLead, repeated: true })));
    expectGolden('call-claimed-full', draw(aCall({ settled: { ...claimed, by: LONG } })));
  });

  it('settles to who claimed it and how soon, or to what became of it', () => {
    expectGolden('call-claimed', draw(aCall({ settled: claimed })));
    expectGolden('call-over', draw(aCall({ settled: { as: 'over', next: null } })));
    const next = ['Ana Ruiz', 'Cleo Wu'];
    expect(draw(aCall({ settled: { as: 'over', next } })).text).toBe(
      'Moved on: Globex. Nobody claimed it here. Ana Ruiz and Cleo Wu are asked now.',
    );
  });
});

describe('who presses it and cannot claim', () => {
  const asked = ['Ana', 'Ben', 'Cleo', 'Dirk', 'Eve'];
  const called = { company: 'Globex', pool: 'EMEA', why: null, asked };

  it('hears what is in the way, or for whom it is', () => {
    expectGolden('answer-not-asked', notAsked({ ...called, why: 'You are full: 25 of 25 open' }));
    expect(notAsked(called).text).toBe('Globex is for the pool EMEA: Ana, Ben, Cleo and 2 more.');
    expect(notAsked({ ...called, pool: null }).text).toMatch(
      /those who could take it when it came/,
    );
    const long = { ...called, company: LONG, asked: [LONG, LONG, LONG, LONG, LONG, LONG] };
    expectGolden('answer-not-asked-full', notAsked({ ...long, why: LONG.slice(0, 200) }));
  });

  it('can ask who may: the first ten by name', () => {
    expectGolden('answer-who-can-claim', whoCanClaim({ company: 'Globex', names: asked }));
    const names = Array.from({ length: 50 }, () => LONG);
    expectGolden('answer-who-can-claim-full', whoCanClaim({ company: LONG, names }));
  });
});
