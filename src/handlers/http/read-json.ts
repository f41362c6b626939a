import { AppError } from '../../errors.ts';

/**
 * Never repeats the parser's message: it quotes the body, which holds personal data.
 *
 * @throws AppError `input.not_json`
 */
export function parseJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    throw new AppError('input.not_json', 'The body is not JSON in UTF-8.');
  }
}
