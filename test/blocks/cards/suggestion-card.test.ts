import { describe, expect, it } from 'vitest';
import { suggestionCard } from '../../../src/blocks/cards/suggestion-card.ts';
import type { SuggestionCard } from '../../../src/routing/model/suggestion.ts';
import { expectGolden } from '../golden.ts';
import { at, LONG, LONG_PERSON, MADRID } from '../views.ts';

const ACCOUNT = { is: 'account', name: 'Globex Inc', owner: 'Ana Ruiz' } as const;
const LEAD = {
  is: 'lead',
  leadId: 'lead_2',
  company: 'Globex',
  person: 'Dana Ode',
  holder: 'Ana Ruiz',
} as const;

function aSuggestion(over: Partial<SuggestionCard> = {}): SuggestionCard {
  return {
    kind: 'suggestion',
    suggestionId: 'sug_1',
    leadId: 'lead_1',
    company: 'Globex GmbH',
    person: 'Dana Ode',
    other: ACCOUNT,
    why: 'the same name',
    keptFor: 'globex.de',
    timeZone: MADRID,
    settled: null,
    ...over,
  };
}

const person = (over: Partial<SuggestionCard> = {}) =>
  aSuggestion({ other: LEAD, why: 'the same name at the same company', keptFor: null, ...over });

describe('a suggestion', () => {
  it('asks whether a company is an account, and says what each answer does', () => {
    const drawn = suggestionCard(aSuggestion(), at(0));
    expect(drawn.text).toBe(
      'Same company? Globex GmbH (Dana Ode) may be the account Globex Inc, owned by Ana Ruiz: the same name. Same company or Not the same?',
    );
    expectGolden('suggestion-account', drawn);
  });

  it('asks whether two leads are from one person', () => {
    expectGolden('suggestion-person', suggestionCard(person(), at(0)));
  });

  it.each([
    ['account', aSuggestion({ other: { is: 'account', name: LONG, owner: LONG } })],
    ['person', person({ other: { ...LEAD, company: LONG, person: LONG_PERSON, holder: LONG } })],
    ['account-bare', aSuggestion({ other: { ...ACCOUNT, owner: null }, keptFor: null })],
    ['person-bare', person({ company: '', other: { ...LEAD, company: '', holder: null } })],
  ])('fits when it is the fullest or the barest %s', (name, card) => {
    const isBare = name.endsWith('bare');
    const names = isBare ? {} : { company: LONG, person: LONG_PERSON, why: LONG, keptFor: LONG };
    expectGolden(`suggestion-${name}-fits`, suggestionCard({ ...card, ...names }, at(0)));
  });

  it.each([
    ['confirmed', 'Same company: Globex GmbH. Mia Chen said at 10:05 that it is Globex Inc.'],
    ['refused', 'Not the same: Globex GmbH. Mia Chen said at 10:05 that it is not Globex Inc.'],
    ['outdated', 'Settled: Globex GmbH. Since 10:05 there is nothing to decide any more.'],
  ] as const)('shrinks to a line without buttons once it is %s', (as, text) => {
    const settled = { as, by: 'Mia Chen', at: at(5) };
    const drawn = suggestionCard(aSuggestion({ settled }), at(6));
    expect(drawn.text).toBe(text);
    expect(drawn.blocks.map(({ type }) => type)).toEqual(['header', 'section']);
    expectGolden(`suggestion-${as}`, drawn);
    expectGolden(`suggestion-person-${as}`, suggestionCard(person({ settled }), at(6)));
  });
});
