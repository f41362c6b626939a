import { describe, expect, it } from 'vitest';
import { readDictionary } from '../../src/words/dictionary.ts';
import { ENGLISH, type Language } from '../../src/words/language.ts';
import { listed } from '../../src/words/lists.ts';
import { counted, ordinal } from '../../src/words/numbers.ts';
import { languageInUse, readIn, spelled } from '../../src/words/reading.ts';
import { capitalised, english, lowered, say } from '../../src/words/say.ts';
import { printedTime } from '../../src/words/time.ts';

const claimed = (by: string, company: string) => say`${by} claimed ${company}.`;

function aLanguage(texts: Record<string, unknown>, language = 'es'): Language {
  const read = readDictionary({ language, texts });
  if ('faults' in read) throw new Error(JSON.stringify(read.faults));
  return read;
}

describe('a phrase', () => {
  it('is spelled in the language it is asked for, with its slots in the order of that language', () => {
    const spanish = aLanguage({ '{by} claimed {company}.': '{company}: lo tiene {by}.' });
    expect(claimed('Ana', 'Globex').in(spanish)).toBe('Globex: lo tiene Ana.');
    expect(english(claimed('Ana', 'Globex'))).toBe('Ana claimed Globex.');
  });

  it('is English where there is no translation, and the phrases in it are not', () => {
    const spanish = aLanguage({ 'the rep': 'el comercial' });
    expect(say`Ask ${say`the rep`} now.`.in(spanish)).toBe('Ask el comercial now.');
  });

  it('is English for machines', () => {
    expect(JSON.stringify({ what: claimed('Ana', 'Globex') })).toBe(
      '{"what":"Ana claimed Globex."}',
    );
  });

  it('has a form of the noun for each number that the language tells apart', () => {
    const forms = {
      one: '{count} zgłoszenie',
      few: '{count} zgłoszenia',
      many: '{count} zgłoszeń',
    };
    const polish = aLanguage({ '{count} lead': forms }, 'pl');
    const said = [1, 2, 5].map((count) => counted(count, 'lead').in(polish));
    expect(said).toEqual(['1 zgłoszenie', '2 zgłoszenia', '5 zgłoszeń']);
    expect([1, 2].map((count) => english(counted(count, 'miss', 'misses')))).toEqual([
      '1 miss',
      '2 misses',
    ]);
  });

  it('begins a sentence, and stands inside one, with the letters of its language', () => {
    const turkish = aLanguage({ 'on leave': 'izinli', 'On leave': 'İzinli' }, 'tr');
    expect(capitalised(say`on leave`).in(turkish)).toBe('İzinli');
    expect(lowered(say`On leave`).in(turkish)).toBe('izinli');
    const said = ['Wrong language', 'I am full', 'CRM is down', ' Not a fit '].map(lowered);
    expect(said.map(english)).toEqual(['wrong language', 'I am full', 'CRM is down', 'not a fit']);
    expect([capitalised('high'), capitalised('')].map(english)).toEqual(['High', '']);
  });

  it('names times, lists and places as the language does', () => {
    const spanish = aLanguage({ '{place}nd': '{place}.º' });
    const now = new Date('2026-11-23T09:00:00Z');
    const at = new Date('2026-11-25T09:30:00Z');
    expect(printedTime(at, { timeZone: 'UTC', now }).in(spanish)).toBe('mié 09:30');
    expect(listed(['Ana', 'Ben', 'Cleo']).in(spanish)).toBe('Ana, Ben y Cleo');
    expect(ordinal(2).in(spanish)).toBe('2.º');
    const places = [1, 2, 3, 4, 11, 12, 13, 21].map((place) => english(ordinal(place)));
    expect(places.join(' ')).toBe('1st 2nd 3rd 4th 11th 12th 13th 21st');
  });
});

describe('the language in use', () => {
  it('is that of the call that draws, across what it waits for, and English outside', async () => {
    const spanish = aLanguage({ Claim: 'Lo tomo' });
    const seen = await readIn(spanish, async () => {
      await Promise.resolve();
      return spelled(say`Claim`);
    });
    expect(seen).toBe('Lo tomo');
    expect(spelled(say`Claim`)).toBe('Claim');
    expect(languageInUse()).toBe(ENGLISH);
  });
});

function faultsOf(raw: unknown) {
  const read = readDictionary(raw);
  return 'faults' in read ? read.faults : [];
}

describe('a file of translations is refused', () => {
  it('where it names a slot that the English text does not have', () => {
    const texts = { '{by} claimed it.': '{who} lo tomó.' };
    expect(faultsOf({ language: 'es', texts })).toEqual([
      { path: '{by} claimed it.', expected: 'no slots but {by}' },
    ]);
  });

  it('where it would bring a mention or a link along', () => {
    const texts = { Claim: '<!channel>' };
    expect(faultsOf({ language: 'es', texts })[0]?.path).toBe('texts.Claim');
  });

  it('where it is of no language, or is no dictionary', () => {
    expect(faultsOf({ language: 'not a language', texts: {} })).toHaveLength(1);
    expect(faultsOf({ language: 'es' })[0]?.path).toBe('texts');
    expect(faultsOf({ language: 'es', texts: {} })).toEqual([]);
  });
});
