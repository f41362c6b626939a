import type { HttpBindings } from '@hono/node-server';
import type { Hono } from 'hono';
import { assertToken } from '../api-token.ts';
import type { HttpDeps } from '../deps.ts';
import { openApiDocument } from './document.ts';

/** What is served and in which shapes, for programs. Drawn once: it depends on nothing. */
export function mountOpenApi(
  app: Hono<{ Bindings: HttpBindings }>,
  deps: HttpDeps,
  { needsToken }: { needsToken: boolean },
): void {
  let text: string | undefined;
  app.get('/openapi.json', async (c) => {
    if (needsToken) await assertToken(deps, c.req.header('authorization'), ['ops', 'read']);
    text ??= JSON.stringify(openApiDocument());
    return c.body(text, 200, { 'content-type': 'application/json' });
  });
}
