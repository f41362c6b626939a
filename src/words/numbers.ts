import { kept } from './kept.ts';
import { type Phrase, phrase, put, say } from './say.ts';

/** `1 lead`, `4 leads`; a language may have more forms than two, or one. */
export function counted(count: number, one: string, many = `${one}s`): Phrase {
  return phrase(({ tag, translate }) => {
    const translation = translate(['', ` ${one}`], pluralRules(tag, 'cardinal').select(count));
    return translation ? put(translation, [count]) : `${count} ${count === 1 ? one : many}`;
  });
}

/** 2 is `2nd`. */
export function ordinal(place: number): Phrase {
  switch (pluralRules('en', 'ordinal').select(place)) {
    case 'one':
      return say`${place}st`;
    case 'two':
      return say`${place}nd`;
    case 'few':
      return say`${place}rd`;
    default:
      return say`${place}th`;
  }
}

const pluralRules = kept((tag, type: Intl.PluralRuleType) => new Intl.PluralRules(tag, { type }));
