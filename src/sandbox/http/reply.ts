import type { ServerResponse } from 'node:http';

/** An answer that is not sent yet; the body goes as JSON. */
export interface Reply {
  status: number;
  body: object;
  headers?: Record<string, string>;
}

/** Does nothing when the caller has gone meanwhile. */
export function send(response: ServerResponse, { status, body, headers }: Reply): void {
  if (response.destroyed) return;
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
  response.end(JSON.stringify(body));
}
