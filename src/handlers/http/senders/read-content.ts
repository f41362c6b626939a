import type { IncomingHttpHeaders } from 'node:http';
import { AppError } from '../../../errors.ts';
import { nestFields, parseForm } from '../../../routing/intake/body/parse-form.ts';
import { parseJson, parseJsonLosslessly } from '../read-json.ts';

export type ContentType = 'json' | 'form' | 'multipart';
const CONTENT_TYPES = new Map<string, ContentType>([
  ['application/json', 'json'],
  ['application/x-www-form-urlencoded', 'form'],
  ['multipart/form-data', 'multipart'],
]);
/** Some name the kind of JSON too, such as `application/vnd.api+json`. */
const JSON_OF_A_KIND = /^application\/[\w.-]{1,100}\+json$/;

/**
 * Compressed bodies are refused: the limit on size would not hold for what is inside.
 *
 * @throws AppError `input.content_type`, `input.content_encoding`
 */
export function contentTypeOf(headers: IncomingHttpHeaders): ContentType {
  const encoding = headers['content-encoding'] ?? 'identity';
  if (encoding.toLowerCase() !== 'identity') {
    const message = `Found the content-encoding ${encoding}; send the body uncompressed.`;
    throw new AppError('input.content_encoding', message);
  }
  const found = headers['content-type'] ?? 'none';
  const [name = ''] = found.toLowerCase().split(';');
  const type = JSON_OF_A_KIND.test(name.trim()) ? 'json' : CONTENT_TYPES.get(name.trim());
  if (type !== undefined) return type;
  const message = `Found the content-type ${found}, expected application/json or that of a form.`;
  throw new AppError('input.content_type', message);
}

/**
 * What is in the body. Of a form with files only the text counts; the raw body keeps the rest.
 *
 * @throws AppError `input.not_json`, `input.not_form`
 */
export async function readContent(headers: IncomingHttpHeaders, body: Buffer): Promise<unknown> {
  return contentTypeOf(headers) === 'json' ? parseJson(body) : readForm(headers, body);
}

/**
 * The same for senders whose ids may be longer than a number can hold.
 *
 * @throws AppError `input.not_json`, `input.not_form`
 */
export async function readContentLosslessly(
  headers: IncomingHttpHeaders,
  body: Buffer,
): Promise<unknown> {
  return contentTypeOf(headers) === 'json' ? parseJsonLosslessly(body) : readForm(headers, body);
}

async function readForm(headers: IncomingHttpHeaders, body: Buffer): Promise<unknown> {
  try {
    const type = contentTypeOf(headers);
    if (type === 'multipart') return await readMultipart(headers['content-type'] ?? '', body);
    return parseForm(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    throw new AppError('input.not_form', 'The body is not a form in UTF-8.');
  }
}

async function readMultipart(type: string, body: Buffer): Promise<unknown> {
  const form = await new Response(body, { headers: { 'content-type': type } }).formData();
  const texts = [...form].flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' ? [[name, value]] : [],
  );
  return nestFields(texts);
}
