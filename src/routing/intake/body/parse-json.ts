/** Parses JSON without losing digits: an integer that a number cannot hold is read as its text. */

/** Strings are matched so that the digits in them are passed over. */
const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
const INTEGER = /^-?\d+$/;

/**
 * Ids of some products exceed 2^53; parsed as numbers, two of them could become one.
 *
 * @throws SyntaxError for exactly the texts that `JSON.parse` refuses
 */
export function parseLosslessly(text: string): unknown {
  const value: unknown = JSON.parse(text);
  const quoted = text.replaceAll(TOKEN, (token) => (isUnsafe(token) ? `"${token}"` : token));
  return quoted === text ? value : JSON.parse(quoted);
}

function isUnsafe(token: string): boolean {
  return INTEGER.test(token) && !Number.isSafeInteger(Number(token));
}
