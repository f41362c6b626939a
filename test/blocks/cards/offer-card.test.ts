import { describe, expect, it } from 'vitest';
import { renderCard } from '../../../src/blocks/render-card.ts';
import type { OfferCard } from '../../../src/routing/model/cards/cards.ts';
import { expectGolden } from '../golden.ts';
import { aLead, anOffer, at, bareLead, fullLead, LONG } from '../views.ts';

const draw = (card: OfferCard) => renderCard(card, at(0));
const words = (over: Parameters<typeof aLead>[0]) =>
  JSON.stringify(draw(anOffer({ lead: aLead(over) })).blocks);

const heard = (over: Parameters<typeof aLead>[0]) =>
  draw(anOffer({ lead: aLead({ company: 'Sam Lee', person: 'Sam Lee', ...over }) })).text;

const told = (card: Parameters<typeof anOffer>[0]) => JSON.stringify(draw(anOffer(card)).blocks);

describe('an offer', () => {
  it('shows who, what they want, why it matters, why you and until when', () => {
    expectGolden('offer', draw(anOffer()));
  });

  it('is heard with its deadline early and its choices last', () => {
    expect(draw(anOffer()).text).toBe(
      'New lead: Globex, claim by 10:05. Dana Ode, CTO: “Need pricing for 300 seats by the end of the month” Claim, Decline or Why me?',
    );
  });

  it('says the name of somebody without a company once', () => {
    const begins = 'New lead: Sam Lee, claim by 10:05.';
    const ends = 'Claim, Decline or Why me?';
    expect(heard({ title: '', message: null })).toBe(`${begins} ${ends}`);
    expect(heard({ title: 'CTO', message: 'Hi' })).toBe(`${begins} CTO: “Hi” ${ends}`);
    expect(heard({ title: '', message: 'Hi' })).toBe(`${begins} “Hi” ${ends}`);
    expect(heard({ person: 'Kim Park', title: '', message: null })).toBe(
      `${begins} Kim Park. ${ends}`,
    );
  });

  it('can do without everything that may be missing', () => {
    expectGolden('offer-empty', draw(anOffer({ lead: bareLead(), whyLead: [], whyYou: [] })));
  });

  it('stays inside the limits when everything is too long', () => {
    const card = anOffer({
      lead: fullLead(),
      whyLead: [LONG, LONG, LONG],
      whyYou: [LONG, LONG, LONG, LONG],
      ordinal: 2,
      givenBy: { name: LONG, reason: LONG },
      repeated: true,
      missingData: 'asked_again',
    });
    expectGolden('offer-full', draw(card));
  });

  it('names its deadline within 90 heard characters, however long the name', () => {
    const card = anOffer({
      lead: aLead({ company: 'x'.repeat(200), test: true }),
      dueAt: at(1440),
    });
    expect(draw(card).text.indexOf('Mon 10:00') + 'Mon 10:00'.length).toBeLessThanOrEqual(90);
  });

  it('says when it is a test, a second try, a second rep or a gift of a manager', () => {
    const card = anOffer({
      lead: aLead({ test: true }),
      repeated: true,
      ordinal: 2,
      givenBy: { name: 'Mia', reason: 'knows the account' },
    });
    expectGolden('offer-marked', draw(card));
  });

  it('says in one line that company data is missing, and only then', () => {
    expect(told({ missingData: 'asked_again' })).toContain(
      '_Company data could not be looked up yet; Baton tries again._',
    );
    expect(told({ missingData: 'given_up' })).toContain('_Company data could not be looked up._');
    expect(told({})).not.toContain('Company data');
    expect(told({ missingData: null })).not.toContain('Company data');
  });

  it('says which language the person speaks and whether they agreed to be contacted', () => {
    expect(words({ language: 'es', consent: true })).toContain('Spanish · agreed to be contacted');
    expect(words({ consent: false })).toContain('*has not agreed* to be contacted');
    expect(words({ language: 'Klingon, I think' })).toContain('Klingon, I think');
    expect(words({})).not.toMatch(/agreed/);
  });

  it('shrinks to a line once a reminder carries the buttons', () => {
    expectGolden('offer-reminded', draw(anOffer({ remindedAt: at(3) })));
  });

  it('stays that line when the offer is answered: the reminder tells how', () => {
    const settled = { as: 'claimed_by_other', by: 'Ben', at: at(4) } as const;
    const { text } = draw(anOffer({ state: 'claimed', settled, remindedAt: at(3) }));
    expect(text).toBe(draw(anOffer({ remindedAt: at(3) })).text);
  });

  it.each(['claimed', 'declined', 'expired', 'withdrawn'] as const)(
    'has no buttons left when it is %s and nobody says how',
    (state) => {
      const { blocks } = draw(anOffer({ state }));
      expect(blocks.map((block) => block.type)).toEqual(['header', 'section']);
    },
  );
});
