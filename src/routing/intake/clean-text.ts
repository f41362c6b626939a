/** Decides which characters of a sender's text are kept. */

/** What neither database stores in JSON: NUL and half surrogate pairs. */
export function dropUnstorable(text: string): string {
  return text.replaceAll('\0', '').replaceAll(/\p{Surrogate}/gu, '');
}

/** At most `length` UTF-16 units, never ending in half a character. */
export function cutText(text: string, length: number): string {
  return text.length <= length ? text : dropUnstorable(text.slice(0, length));
}

/** The form in which names of people and companies are compared. */
export function foldName(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ').trim();
}
