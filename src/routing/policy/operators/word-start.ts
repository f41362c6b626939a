/** Finds words in a text by how they begin: `financ` stands in "Corporate finance". */

/** Does any word of the text begin with one of these? They are folded already. */
export function startsAnyWord(text: string, beginnings: readonly string[]): boolean {
  const padded = ` ${foldWords(text)}`;
  return beginnings.some((beginning) => padded.includes(` ${beginning}`));
}

/** Lower case, and one blank for whatever stands between words. */
export function foldWords(text: string): string {
  return text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, ' ');
}
