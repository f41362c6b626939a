/** Cuts a message into words, numbers and signs, each with its place: what the lexicon reads. */

export interface Token {
  kind: 'word' | 'number' | 'sign' | 'stop';
  /** Lower case, without accents and French elisions: `Démo` and `d'achat` read `demo`, `achat`. */
  text: string;
  at: number;
  end: number;
  /** What stands between this token and the one before. */
  gap: string;
}

/** A message is read as far as this and no further. */
export const MOST_CHARS = 8_000;

/**
 * The alternatives begin with different characters and nothing after the first is required, so that
 * no text makes it go back.
 */
const PIECES =
  /(?<number>[0-9]+(?:[.,'’][0-9]+)*)|(?<word>\p{L}[\p{L}\p{M}\p{N}]*(?:['’]\p{L}[\p{L}\p{M}]*)*)|(?<sign>[€$£%])|(?<stop>[.!?;,\n()…]|(?<=\s)[-–—](?=\s))/gu;

export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let end = 0;
  for (const piece of text.slice(0, MOST_CHARS).matchAll(PIECES)) {
    const { number, word, sign } = piece.groups ?? {};
    const kind = number ? 'number' : word ? 'word' : sign ? 'sign' : 'stop';
    const [raw] = piece;
    const gap = text.slice(end, piece.index);
    end = piece.index + raw.length;
    tokens.push({ kind, text: word ? plain(raw) : raw, at: piece.index, end, gap });
  }
  return tokens;
}

const ELISION = /^(?:[a-z]|qu)'/;

function plain(word: string): string {
  const bare = word.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return bare.replaceAll('’', "'").replaceAll('ß', 'ss').replace(ELISION, '');
}
