import { kept } from './kept.ts';
import { type Phrase, phrase, put, say } from './say.ts';

/** `1 lead`, `4 leads`, `5,000 leads`; a language may have more forms than two, or one. */
export function counted(count: number, one: string, many = `${one}s`): Phrase {
  return phrase(({ tag, translate }) => {
    const translation = translate(['', ` ${one}`], pluralRules(tag, 'cardinal').select(count));
    const grouped = numberFormat(tag, 'decimal').format(count);
    return translation ? put(translation, [grouped]) : `${grouped} ${count === 1 ? one : many}`;
  });
}

/** `5,000`, as the language groups it. */
export function figure(count: number): Phrase {
  return phrase(({ tag }) => numberFormat(tag, 'decimal').format(count));
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

const numberFormat = kept((tag, style: 'decimal') => new Intl.NumberFormat(tag, { style }));
const pluralRules = kept((tag, type: Intl.PluralRuleType) => new Intl.PluralRules(tag, { type }));
