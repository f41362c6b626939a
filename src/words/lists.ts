import { kept } from './kept.ts';
import { type Phrase, phrase, type Slot, spell } from './say.ts';

/** `Ana`, `Ana and Ben`, `Ana, Ben and Cleo`. */
export function listed(all: readonly Slot[], last: 'and' | 'or' = 'and'): Phrase {
  const type = last === 'and' ? 'conjunction' : 'disjunction';
  return phrase((language, name) =>
    listFormat(language.tag, type).format(all.map((one) => spell(one, language, name))),
  );
}

/** The parts that say something, with the same between them. */
export function chained(parts: readonly Slot[], separator: string): Phrase {
  return phrase((language, name) =>
    parts
      .map((part) => spell(part, language, name))
      .filter((part) => part !== '')
      .join(separator),
  );
}

const listFormat = kept((tag, type: Intl.ListFormatType) => new Intl.ListFormat(tag, { type }));
