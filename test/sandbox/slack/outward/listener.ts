import { createServer, type IncomingHttpHeaders } from 'node:http';
import { text as textOf } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';
import { portOf } from '../setup.ts';

export interface Heard {
  headers: IncomingHttpHeaders;
  body: string;
  path: string | undefined;
}

/** What the listener answers; `silence` is no answer at all. */
export type Reaction = { status: number; headers?: Record<string, string> } | 'silence';

/** Something that is told what Slack sends and reacts to the nth request as the test says. */
export async function startListener(react: (nth: number) => Reaction) {
  const heard: Heard[] = [];
  const server = createServer((request, response) => {
    void textOf(request).then((body) => {
      const nth = heard.push({ headers: request.headers, body, path: request.url });
      const reaction = react(nth);
      if (reaction !== 'silence') response.writeHead(reaction.status, reaction.headers).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { heard, url: `http://127.0.0.1:${portOf(server)}/slack/events` };
}

/** The payload of an interaction, as the app reads it. */
export function payloadOf({ body }: Heard): Record<string, unknown> {
  return JSON.parse(new URLSearchParams(body).get('payload') ?? '{}') as Record<string, unknown>;
}
