import { readFileSync } from 'node:fs';
import type { HttpBindings } from '@hono/node-server';
import type { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { PersonActions } from '../slack/outward/person-actions.ts';
import type { Workspace } from '../slack/state/workspace.ts';
import type { Desk } from './desk.ts';
import { doAsPerson, parseDeed } from './do-as-person.ts';
import { snapshot } from './snapshot.ts';

export interface PanelSection {
  title: string;
  rows: { label: string; text: string }[];
}

export interface PageOptions {
  /** What the right-hand side shows and does; left out, there is none. */
  desk?: Desk;
  /** What the right-hand panel shows, read again after each change. */
  panel?: () => Promise<PanelSection[]>;
  /** Buttons of the panel by label; the answer is shown as a status line. */
  actions?: Record<string, () => Promise<string>>;
  /** Slash commands the message box suggests. */
  commands?: { command: string; hint: string }[];
}

interface PageParts {
  workspace: Workspace;
  people: PersonActions;
  options: PageOptions;
}

const heartbeatMs = 15_000;

/** The files of the page, read once; nothing else on the disk can be asked for. */
const styles = ['base', 'page', 'blocks'];
const scripts = ['page', 'sidebar', 'conversation', 'blocks', 'elements', 'mrkdwn', 'modal', 'dom'];
const files = [
  { path: '/', name: 'index.html', type: 'text/html' },
  ...styles.map((name) => ({ path: `/${name}.css`, name: `${name}.css`, type: 'text/css' })),
  ...scripts.map((name) => ({ path: `/${name}.js`, name: `${name}.js`, type: 'text/javascript' })),
];

const headers = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; " +
    "img-src https: data:; form-action 'none'; base-uri 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
};

export function mountPage(web: Hono<{ Bindings: HttpBindings }>, parts: PageParts): void {
  for (const { path, name, type } of files) {
    const body = readFileSync(new URL(`browser/${name}`, import.meta.url), 'utf8');
    const answerHeaders = { ...headers, 'content-type': `${type}; charset=utf-8` };
    web.get(path, (context) => context.body(body, 200, answerHeaders));
  }
  mountData(web, parts);
}

function mountData(
  web: Hono<{ Bindings: HttpBindings }>,
  { workspace, people, options }: PageParts,
): void {
  web.get('/state.json', (context) => context.json(snapshot(workspace, options)));
  web.get('/panel.json', async (context) => context.json((await options.panel?.()) ?? []));
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
  web.post('/do', async (context) => {
    if (context.req.header('content-type') !== 'application/json') return context.text('', 415);
    try {
      const deed = parseDeed(await context.req.json());
      return context.json({ status: await doAsPerson({ people, options }, deed) });
    } catch (error) {
      return context.json({ status: error instanceof Error ? error.message : String(error) });
    }
  });
}
