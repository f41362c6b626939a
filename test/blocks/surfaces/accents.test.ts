import { expect, it } from 'vitest';
import { ENGLISH } from '../../../src/words/language.ts';
import { readIn } from '../../../src/words/reading.ts';
import { faultsOf } from '../golden.ts';
import { ACCENTED, bareWords } from './bare-words.ts';
import { EVERY_SURFACE, type Surface } from './drawn.ts';
import { EMPTIEST, FULLEST } from './filling.ts';

const draw = ({ draw: drawn }: Surface, filling = EMPTIEST, language = ACCENTED) =>
  readIn(language, () => drawn(filling));

it.each(EVERY_SURFACE)('$family $name is read in the language that is set', (surface) => {
  expect(bareWords(draw(surface))).toEqual([]);
});

it.each(EVERY_SURFACE)(
  '$family $name fits Slack in a language that is a third longer',
  (surface) => {
    expect(faultsOf(draw(surface, FULLEST))).toEqual([]);
  },
);

it('in English all words are bare', () => {
  const bare = EVERY_SURFACE.filter(
    (surface) => bareWords(draw(surface, EMPTIEST, ENGLISH)).length > 0,
  );
  expect(bare.length).toBeGreaterThan(200);
});
