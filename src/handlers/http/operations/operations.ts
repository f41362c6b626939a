import type { HttpBindings } from '@hono/node-server';
import type { Hono } from 'hono';
import { assertToken, hasToken } from '../api-token.ts';
import type { HttpDeps } from '../deps.ts';

/** The pages operators and their tools read. On a private port they ask for no token. */
export function mountOperations(
  app: Hono<{ Bindings: HttpBindings }>,
  deps: HttpDeps,
  { needsToken }: { needsToken: boolean },
): void {
  app.get('/healthz', (c) => c.body(null, 200));

  app.get('/readyz', async (c) => {
    const authorization = c.req.header('authorization');
    const { ready, parts } = await deps.readiness();
    const detailed = !needsToken || (await hasToken(deps, authorization, ['ops', 'read']));
    const body = { status: ready ? 'ready' : 'not_ready', ...(detailed && { parts }) };
    return c.json(body, ready ? 200 : 503);
  });

  app.get('/metrics', async (c) => {
    if (needsToken) await assertToken(deps, c.req.header('authorization'), ['ops', 'read']);
    const text = await deps.metrics.render(await deps.gauges());
    return c.body(text, 200, { 'content-type': deps.metrics.contentType });
  });
}
