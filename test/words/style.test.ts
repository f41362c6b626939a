import { describe, expect, test } from 'vitest';
import { collectTexts, type FoundText } from '../../src/sandbox/words/collect-texts.ts';
import { faultsOf, LABELS, RULES } from './rules.ts';

const texts = collectTexts();

const aText = (text: string, role: FoundText['role'] = 'sentence', action = ''): FoundText => ({
  text,
  role,
  action,
  marked: true,
  file: 'src/blocks/cards/offer-card.ts',
  surface: 'Cards',
});

test('there is something to read', () => {
  expect(texts.length).toBeGreaterThan(1500);
  expect(texts.filter(({ role }) => role === 'button').length).toBeGreaterThan(80);
  expect(texts.filter(({ role }) => role === 'error').length).toBeGreaterThan(150);
});

/** For each rule a text that breaks it alone, and one that comes close and does not. */
const EXAMPLES: Record<string, [broken: FoundText, kept: FoundText]> = {
  'sentence case': [
    aText('Your Open leads', 'label'),
    aText('Slack is back, and I go on. Press Claim or see Home.'),
  ],
  'a label begins with a capital': [aText('your note', 'label'), aText('your note', 'piece')],
  'a label ends without a full stop': [aText('Your note.', 'label'), aText('Why?', 'label')],
  'no exclamation marks': [aText('It works!'), aText('It works.')],
  'no please and no sorry': [aText('Please pick a rep.'), aText('Pick what pleases.')],
  'no above and no below, which a phone does not have': [
    aText('Pick one of the reps above.'),
    aText('Its priority is below {value}.'),
  ],
  'no age and no countdown, as what is said stays there': [
    aText('{count} min left.'),
    aText('Open since {since}, 5 min after it came. Nobody is left.'),
  ],
  'no jargon': [aText('The payload is empty.'), aText('The lead {payload} is empty.')],
  'one word for one thing': [aText('Choose someone.'), aText('Pick somebody.')],
  'a button says what it does, in 24 characters': [
    aText('Lead', 'button'),
    aText('Claim {company} and 20 others', 'button'),
  ],
  'round quotes, straight apostrophes': [
    aText('It is nobody’s.'),
    aText('It is nobody\'s “demo”. Add --note "…".'),
  ],
  'one blank between words and none before a mark': [aText('Ana  has it.'), aText('Ana has it.')],
  'three dots are one character': [aText('One moment...'), aText('One moment…')],
  'an error says what now': [
    aText('The day is wrong.', 'error', 'input.day'),
    aText('The day is wrong. Write it as 2026-12-01.', 'error', 'input.day'),
  ],
};

describe.each(RULES)('the rule of $name', (rule) => {
  const [broken, kept] = EXAMPLES[rule.name] ?? [];

  test('holds for every text', () => {
    expect(texts.flatMap((text) => faultsOf(text, [rule]))).toEqual([]);
  });

  test('is broken by its example and kept by the one beside it', () => {
    expect(broken && faultsOf(broken)).toHaveLength(1);
    expect(broken && rule.fault(broken)).not.toBeNull();
    expect(kept && faultsOf(kept)).toEqual([]);
  });
});

test('a button of too many characters is a fault too', () => {
  expect(faultsOf(aText('Give it to somebody who is there', 'button'))).toHaveLength(1);
});

/** What may be called in two ways, because it is met in two places. */
const TWO_LABELS: Record<string, string[]> = {
  COMMAND_HELP: ['All of {command}', 'Help'],
  HOURS_OPEN: ['Hours and time off', 'Set my hours'],
  LEAD_SHOW: ['Show it', 'Show the lead'],
  LEAD_TEST: ['Send a test lead', 'Send another', 'Send it'],
  LEAD_WHY: ['Full story', 'Why me?'],
  OFFER_UNSEEN: ['Check my notifications', 'I did not see it'],
  POLICY_EDIT: ['Edit', 'Start from v{live}'],
  SETUP_CHANNEL: ['Pick a channel', 'Pick another channel'],
  SETUP_TELL: ['Send it to them', 'Tell them'],
};

function labelsOf(all: readonly FoundText[]): Record<string, string[]> {
  const actions = new Map<string, Set<string>>();
  for (const { text, role, action } of all) {
    if (role !== 'button' || action === '') continue;
    actions.set(action, (actions.get(action) ?? new Set()).add(text));
  }
  const several = [...actions].filter(([, labels]) => labels.size > 1);
  return Object.fromEntries(several.map(([action, labels]) => [action, [...labels].toSorted()]));
}

test('what does the same is called the same, but for these', () => {
  expect(labelsOf(texts)).toEqual(TWO_LABELS);
  const twice = [aText('Claim', 'button', 'OFFER_CLAIM'), aText('Take', 'button', 'OFFER_CLAIM')];
  expect(labelsOf(twice)).toEqual({ OFFER_CLAIM: ['Claim', 'Take'] });
});

const spelling = ({ text }: FoundText) => text.replaceAll(/\{\w+\}/g, '{}');

function spelledTwice(all: readonly FoundText[]): string[][] {
  const ways = new Map<string, Set<string>>();
  for (const text of all.filter(({ role }) => LABELS.has(role))) {
    const key = spelling(text)
      .toLowerCase()
      .replaceAll(/[^\p{L}{} ?]/gu, '');
    ways.set(key, (ways.get(key) ?? new Set()).add(spelling(text).replace(/\.$/, '')));
  }
  return [...ways.values()].filter(({ size }) => size > 1).map((some) => [...some]);
}

test('no label is spelled in two ways', () => {
  expect(spelledTwice(texts)).toEqual([]);
  const twice = [aText('E-mail', 'label'), aText('Email', 'label')];
  expect(spelledTwice(twice)).toEqual([['E-mail', 'Email']]);
});
