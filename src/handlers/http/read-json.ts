import { AppError } from '../../errors.ts';
import { parseLosslessly } from '../../routing/intake/body/parse-json.ts';

/**
 * Never repeats the parser's message: it quotes the body, which holds personal data.
 *
 * @throws AppError `input.not_json`
 */
export function parseJson(body: Uint8Array): unknown {
  return parseText(body, JSON.parse);
}

/**
 * The same, but an integer that a number cannot hold is read as its text.
 *
 * @throws AppError `input.not_json`
 */
export function parseJsonLosslessly(body: Uint8Array): unknown {
  return parseText(body, parseLosslessly);
}

function parseText(body: Uint8Array, parse: (text: string) => unknown): unknown {
  try {
    return parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    throw new AppError('input.not_json', 'The body is not JSON in UTF-8.');
  }
}
