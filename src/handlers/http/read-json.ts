import type { IncomingHttpHeaders } from 'node:http';
import { AppError } from '../../errors.ts';

/**
 * Compressed bodies are refused: the limit on size would not hold for what is inside.
 *
 * @throws AppError `input.content_type`, `input.content_encoding`
 */
export function assertJsonHeaders(headers: IncomingHttpHeaders): void {
  const encoding = headers['content-encoding'] ?? 'identity';
  if (encoding.toLowerCase() !== 'identity') {
    const message = `Found the content-encoding ${encoding}; send the body uncompressed.`;
    throw new AppError('input.content_encoding', message);
  }
  const type = headers['content-type'] ?? 'none';
  if (type.split(';')[0]?.trim().toLowerCase() !== 'application/json') {
    const message = `Found the content-type ${type}, expected application/json.`;
    throw new AppError('input.content_type', message);
  }
}

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
