import type { Published } from '../../../routing/contracts/json-schema.ts';

/** Who is let in; `sender`: by the proof its source asks for. */
export type Access = 'open' | 'sender' | 'read' | 'ops' | 'slack';

export interface Answer {
  status: number;
  when: string;
  /** Left out, the body is empty, unless `type` says what it is. */
  schema?: Published;
  /** Of the body; JSON where a schema is named. */
  type?: string;
  example?: unknown;
  headers?: Record<string, string>;
}

export interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  says: string;
  schema: Record<string, unknown>;
  example?: string;
  required?: boolean;
}

export interface Route {
  method: 'get' | 'post';
  /** As OpenAPI writes it: `/api/v1/leads/{id}`. */
  path: string;
  name: string;
  group: 'Leads in' | 'API' | 'Operations' | 'Slack';
  says: string;
  access: Access;
  parameters?: Parameter[];
  body?: { types: string[]; schema?: Published; example?: unknown };
  answers: Answer[];
}

/** A refusal: `application/problem+json` with one of these codes. */
export function refusal(status: number, when: string, example: string): Answer {
  return {
    status,
    when,
    schema: 'Problem',
    type: 'application/problem+json',
    example: problem(status, example, when),
    ...(status === 503 && { headers: { 'Retry-After': 'Seconds after which to send it again' } }),
  };
}

function problem(status: number, code: string, detail: string) {
  const title = TITLES[status] ?? '';
  return { type: `urn:baton:error:${code}`, title, status, code, detail, errors: [] };
}

const TITLES: Record<number, string> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  409: 'Conflict',
  413: 'Payload Too Large',
  415: 'Unsupported Media Type',
  422: 'Unprocessable Entity',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
};

const AT_FAULT = refusal(500, 'Something went wrong here; the log says what', 'bug.unexpected');
const STORE_AWAY = refusal(503, 'The store does not answer; come again', 'upstream.store_failed');
/** What any route that looks something up may answer. */
export const ANYWHERE = [AT_FAULT, STORE_AWAY];

/** What a route that wants a token answers without the right one. */
export const TOKEN_REFUSED = [
  refusal(401, 'The token is missing, unknown or revoked', 'auth.token_missing'),
  refusal(403, 'The token is for something else', 'auth.scope_missing'),
];
