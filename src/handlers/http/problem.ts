import { STATUS_CODES } from 'node:http';
import type { AppError, ErrorFamily } from '../../errors.ts';

/** When a sender who was asked to come again should do so. */
export const RETRY_AFTER_SECONDS = 5;

const STATUS_OF_FAMILY: Record<ErrorFamily, number> = {
  input: 400,
  auth: 401,
  missing: 404,
  conflict: 409,
  policy: 422,
  upstream: 503,
  bug: 500,
};

const STATUS_OF_CODE: Record<string, number> = {
  'auth.challenge_refused': 403,
  'auth.scope_missing': 403,
  'input.too_large': 413,
  'input.content_type': 415,
  'input.content_encoding': 415,
  'input.unusable': 422,
};

/** The HTTP status of an error: its code's own, else its family's. */
export function statusOf({ code }: AppError): number {
  const family = code.slice(0, code.indexOf('.')) as ErrorFamily;
  return STATUS_OF_CODE[code] ?? STATUS_OF_FAMILY[family];
}

/** An error as `application/problem+json` (RFC 9457). What a bug says is for the log alone. */
export function problemResponse(error: AppError): Response {
  const status = statusOf(error);
  const problem = {
    type: `urn:baton:error:${error.code}`,
    title: STATUS_CODES[status],
    status,
    code: error.code,
    detail: status === 500 ? 'Something went wrong here; the log says what.' : error.message,
    errors: error.details.errors ?? [],
  };
  return new Response(JSON.stringify(problem), { status, headers: headersOf(error, status) });
}

function headersOf({ code }: AppError, status: number): Record<string, string> {
  return {
    'content-type': 'application/problem+json',
    ...(status === 503 && { 'retry-after': String(RETRY_AFTER_SECONDS) }),
    ...(code.startsWith('auth.token_') && { 'www-authenticate': 'Bearer' }),
    ...(code.startsWith('auth.password_') && { 'www-authenticate': 'Basic realm="leads"' }),
  };
}
