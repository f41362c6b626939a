import type { MiddlewareHandler } from 'hono';

/**
 * Turns away requests another web page could have caused: a Host that is not this machine (a
 * rebound name) or a foreign Origin.
 */
export function localOnly(host: string): MiddlewareHandler {
  const names = new Set(['localhost', '127.0.0.1', '[::1]', host]);
  const isLocal = (address: string) => names.has(new URL(address).hostname);
  return async (context, next) => {
    const { host: to, origin } = context.req.header();
    const sameOrigin = origin === undefined || origin === `http://${to}`;
    if (!to || !URL.canParse(`http://${to}`) || !isLocal(`http://${to}`) || !sameOrigin) {
      return context.text('This simulator answers only its own page on this machine.', 403);
    }
    return next();
  };
}
