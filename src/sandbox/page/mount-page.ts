import { readdirSync, readFileSync } from 'node:fs';
import { extname } from 'node:path';
import type { HttpBindings } from '@hono/node-server';
import type { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { PersonActions } from '../slack/outward/person-actions.ts';
import type { Workspace } from '../slack/state/workspace.ts';
import type { Desk } from './desk.ts';
import { doAsPerson, parseDeed } from './do-as-person.ts';
import { snapshot } from './snapshot.ts';

export interface PageOptions {
  /** What there is beside Slack: time, leads, faults. Without one the page shows Slack alone. */
  desk?: Desk;
  /** What the message box suggests: one for each way to use a command, `why ID: what it does`. */
  commands?: { command: string; hint: string }[];
}

interface PageParts {
  workspace: Workspace;
  people: PersonActions;
  options: PageOptions;
}

type Web = Hono<{ Bindings: HttpBindings }>;

const heartbeatMs = 15_000;

const types: Record<string, string> = {
  '.html': 'text/html',
  '.css': 'text/css',
  '.js': 'text/javascript',
};

const headers = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; " +
    "img-src data:; form-action 'none'; base-uri 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
};

export function mountPage(web: Web, parts: PageParts): void {
  mountFiles(web);
  mountData(web, parts);
  mountLive(web, parts.workspace);
  web.post('/do', async (context) => {
    if (context.req.header('content-type') !== 'application/json') return context.text('', 415);
    try {
      const deed = parseDeed(await context.req.json());
      return context.json({ status: await doAsPerson(parts, deed) });
    } catch (error) {
      const status = error instanceof Error ? error.message : String(error);
      return context.json({ status, refused: true });
    }
  });
}

/** The files of the page, read once; nothing else on the disk can be asked for. */
function mountFiles(web: Web): void {
  const folder = new URL('browser/', import.meta.url);
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const type = types[extname(name)];
    if (!type) continue;
    const body = readFileSync(new URL(name, folder), 'utf8');
    const path = name === 'index.html' ? '/' : `/${name}`;
    const answerHeaders = { ...headers, 'content-type': `${type}; charset=utf-8` };
    web.get(path, (context) => context.body(body, 200, answerHeaders));
  }
}

function mountData(web: Web, { workspace, options }: PageParts): void {
  const { desk } = options;
  web.get('/state.json', (context) => context.json(snapshot(workspace, options)));
  web.get('/desk.json', async (context) => context.json(desk ? await desk.view() : null));
  web.get('/trace.json', async (context) =>
    context.json((await desk?.trace(context.req.query('lead') ?? '')) ?? null),
  );
}

/** Tells whoever watches that something changed, and now and then that it is still there. */
function mountLive(web: Web, workspace: Workspace): void {
  web.get('/live', (context) =>
    streamSSE(context, async (stream) => {
      const tell = () => void stream.writeSSE({ event: 'change', data: '' });
      const stop = workspace.watch(tell);
      stream.onAbort(stop);
      while (!stream.aborted) {
        await stream.writeSSE({ event: 'beat', data: '' });
        await stream.sleep(heartbeatMs);
      }
    }),
  );
}
