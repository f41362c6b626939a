/** A text in another language: its words, and which slot follows each of them but the last. */
export interface Translation {
  words: readonly string[];
  slots: readonly number[];
}

export interface Language {
  /** BCP 47, such as `es-MX`: times, lists and plurals go by it. */
  tag: string;
  /**
   * What it says for these English words, between which the slots stand; null leaves them English.
   * `form` is that of a counted noun or of an ordinal number.
   */
  translate: (english: readonly string[], form?: Intl.LDMLPluralRule) => Translation | null;
}

/** What all texts are written in, so that nothing has to be looked up. */
export const ENGLISH: Language = { tag: 'en-GB', translate: () => null };
