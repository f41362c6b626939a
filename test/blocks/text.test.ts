import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  clip,
  cut,
  dateToken,
  escapeText,
  heard,
  leadFirst,
  leadName,
  mention,
  mrkdwn,
  personBeside,
} from '../../src/blocks/text.ts';
import { inEnglish } from '../support/in-english.ts';

describe('raw text', () => {
  it.each([
    ['<!channel> & <@U1>', '&lt;!channel&gt; &amp; &lt;@U1&gt;'],
    ['*bold* ~no~ `code` _it_', '∗bold∗ ∼no∼ ˋcodeˋ ˍitˍ'],
    ['snake_case stays', 'snake_case stays'],
    ['@channel and @here', '＠channel and ＠here'],
    ['what is cut after it too: @heretic', 'what is cut after it too: ＠heretic'],
    ['mail bob@here.test', 'mail bob@here.test'],
    ['Glo\u200Bb\u202Eex\u0000', 'Globex'],
    ['two\nlines\t', 'two lines'],
    ['👩‍💻 at work', '👩‍💻 at work'],
    ['שלום', '\u2068שלום\u2069'],
    ['half \uD83D pair', 'half pair'],
  ])('%j reads %j once it is safe', (raw, safe) => {
    expect(escapeText(raw).value).toBe(safe);
  });

  it('holds no angle bracket and no bare ampersand, whatever it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (raw) => {
        expect(escapeText(raw).value).not.toMatch(/[<>\n]|&(?!(amp|lt|gt);)/);
      }),
    );
  });
});

describe('cut', () => {
  it('ends at a word and says that more was there', () => {
    expect(cut('Need pricing for 300 seats', 16)).toBe('Need pricing…');
    expect(cut('Need pricing for 300 seats', 17)).toBe('Need pricing for…');
    expect(cut('short', 5)).toBe('short');
  });

  it('breaks a word that fills the line', () => {
    expect(cut('x'.repeat(10), 5)).toBe('xxxx…');
  });

  it('is never longer than asked and never ends in half a character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 2, max: 40 }), (raw, max) => {
        const text = cut(raw, max);
        expect(text.length).toBeLessThanOrEqual(max);
        expect(text).not.toMatch(/\p{Cs}/u);
      }),
    );
  });
});

describe('templates', () => {
  it('escape what is raw and pass what is safe', () => {
    const inner = mrkdwn`*${'<a>'}*`;
    expect(mrkdwn`${inner} has ${2} of ${'x&y'}`.value).toBe('*&lt;a&gt;* has 2 of x&amp;y');
  });

  it('mention a person only by a real id', () => {
    expect(mention('U0MIA').value).toBe('<@U0MIA>');
    expect(mention('!channel').value).toBe('!channel');
  });
});

describe('clip', () => {
  it('never leaves half an entity, mention or date behind', () => {
    const pieces = mrkdwn`a&${'&<'}${mention('U0MIA')} ${dateToken(new Date(0), '{time}', '00:00')}`;
    for (let max = 2; max < pieces.value.length; max++) {
      const text = clip(pieces, max).value;
      expect(text.length).toBeLessThanOrEqual(max);
      expect(text.replaceAll(/<[^>]*>/g, '')).not.toContain('<');
      expect(text).not.toMatch(/&[a-z]+…/);
    }
  });
});

it('what is heard has no bold and prints its times', () => {
  const token = dateToken(new Date(0), '{time}', '00:00');
  expect(heard(mrkdwn`*${'Ben'}* has it until *${token}*, ${mention('U0MIA')}`).value).toBe(
    'Ben has it until 00:00, <@U0MIA>',
  );
});

describe('leadName', () => {
  it('falls back to the person where there is no company', () => {
    expect(inEnglish(leadName({ company: ' ', person: 'Dana Ode' }))).toBe('Dana Ode');
    expect(inEnglish(leadName({ company: '', person: '' }))).toBe('a lead');
  });

  it('begins a sentence as well', () => {
    expect(inEnglish(leadFirst({ company: '', person: 'Dana Ode' }))).toBe('Dana Ode');
    expect(inEnglish(leadFirst({ company: ' ' }))).toBe('A lead');
  });
});

it.each([
  [{ company: 'Globex', person: 'Dana Ode' }, 'Dana Ode'],
  [{ company: 'Globex', person: '*D*' }, '∗D∗'],
  [{ company: ' ', person: 'Dana Ode' }, undefined],
  [{ company: 'Dana  Ode', person: 'Dana Ode ' }, undefined],
  [{ company: 'Globex', person: '' }, undefined],
])('beside the name of %j stands %j', (lead, beside) => {
  expect(personBeside(lead)?.value).toBe(beside);
});
