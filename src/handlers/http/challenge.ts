import type { HttpBindings } from '@hono/node-server';
import type { Hono } from 'hono';
import { AppError } from '../../errors.ts';
import { rosterId } from '../../routing/model/workspace/roster.ts';
import type { HttpDeps } from './deps.ts';
import { isOneOf } from './senders/verify-secret.ts';

/** Meta sends ten digits. */
const MAX_CHALLENGE_LENGTH = 200;

/**
 * Meta asks once, when an address is entered there, whether whoever owns it knows the token that
 * was entered too: one of the source's secrets.
 */
export function mountChallenge(app: Hono<{ Bindings: HttpBindings }>, deps: HttpDeps): void {
  app.get('/webhooks/leads/:source', async (c, next) => {
    const id = c.req.param('source');
    const source = rosterId.safeParse(id).success ? await deps.findSource(id) : null;
    if (source?.kind !== 'meta') return next();
    const token = c.req.query('hub.verify_token') ?? '';
    const challenge = c.req.query('hub.challenge') ?? '';
    const isAsked = c.req.query('hub.mode') === 'subscribe' && challenge !== '';
    const isKnown = isOneOf(deps.secretOf(id), token);
    if (!isAsked || !isKnown || challenge.length > MAX_CHALLENGE_LENGTH) throw refused(id);
    return c.text(challenge, 200, { 'x-content-type-options': 'nosniff' });
  });
}

function refused(id: string): AppError {
  const message = `The verify token is no secret of the source ${id}, or no challenge came with it.`;
  return new AppError('auth.challenge_refused', message);
}
