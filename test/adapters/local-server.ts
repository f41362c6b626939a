import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import { AppError } from '../../src/errors.ts';
import type { Clock } from '../../src/ports.ts';

export interface Asked {
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
}
export interface LocalServer {
  url: string;
  host: string;
  asked: Asked[];
  close(): Promise<void>;
}

/** A real HTTP server on loopback that answers as the test says and remembers what it was asked. */
export async function serve(
  answer: (response: ServerResponse, asked: Asked) => void,
): Promise<LocalServer> {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8');
      const one = { path: request.url ?? '', headers: request.headers, body };
      asked.push(one);
      answer(response, one);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  const host = `127.0.0.1:${address.port}`;
  const close = async () => {
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  };
  return { url: `http://${host}/`, host, asked, close };
}

/** Reads everything, then drops the connection: to the caller the answer is lost. */
export const drop = (response: ServerResponse) => void response.req.socket.destroy();
export const hang = () => {};
export const status = (code: number, headers: Record<string, string> = {}) => {
  return (response: ServerResponse) => void response.writeHead(code, headers).end('{}');
};
export const json = (body: unknown) => (response: ServerResponse) => {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
};

/** A port that nobody listens on. */
export async function closedUrl(): Promise<string> {
  const server = await serve(hang);
  await server.close();
  return server.url;
}

export interface TestClock extends Clock {
  advance(ms: number): void;
}
export function clockAt(iso: string): TestClock {
  let ms = Date.parse(iso);
  return {
    now: () => new Date(ms),
    advance: (by) => {
      ms += by;
    },
  };
}

/** What the guard of production does while a transaction is open. */
export function refuseInTransaction(what: string): never {
  throw new AppError('bug.call_in_transaction', what);
}

/** The AppError a promise rejects with; anything else fails the test. */
export async function faultOf(promise: Promise<unknown>): Promise<AppError> {
  const thrown = await promise.then(
    () => new Error('Nothing was thrown.'),
    (error: unknown) => error,
  );
  if (thrown instanceof AppError) return thrown;
  throw thrown;
}
