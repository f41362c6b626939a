import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { getRequestListener, type HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { AppError, toAppError } from '../../errors.ts';
import { assertToken } from './api-token.ts';
import { mountChallenge } from './challenge.ts';
import type { HttpDeps } from './deps.ts';
import { mountLeads } from './leads.ts';
import { HTTP_LIMITS, type HttpLimits } from './limits.ts';
import { mountOperations } from './operations.ts';
import { problemResponse, statusOf } from './problem.ts';

const SLACK_PATH = '/slack/events';
const LEAD_ID = /^lead_[0-9a-z]{1,40}$/;
/** The parts of an explanation that say how the decision came about. */
const DECISION_PARTS = [
  'lead',
  'asked_for',
  'alias_of',
  'account',
  'enrichment',
  'scores',
  'segment',
  'policy_version',
  'rules',
  'candidates',
  'decision',
];

type App = Hono<{ Bindings: HttpBindings }>;

/** The public door: leads, Slack, the API and health. The caller lets it listen. */
export function createHttpDoor(deps: HttpDeps, limits: HttpLimits = HTTP_LIMITS): Server {
  const app = createApp(deps);
  mountOperations(app, deps, { needsToken: true });
  mountLeads(app, deps, limits);
  mountChallenge(app, deps);
  mountApi(app, deps);
  const answer = listenerOf(app);
  const { slackListener } = deps;
  return createLimitedServer(limits, (request, response) => {
    if (slackListener && isSlack(request)) slackListener(request, response);
    else void answer(request, response);
  });
}

/** Health and metrics without tokens, for a port that only operators reach. */
export function createOpsDoor(deps: HttpDeps, limits: HttpLimits = HTTP_LIMITS): Server {
  const app = createApp(deps);
  mountOperations(app, deps, { needsToken: false });
  const answer = listenerOf(app);
  return createLimitedServer(limits, (request, response) => void answer(request, response));
}

function createLimitedServer(limits: HttpLimits, listener: RequestListener): Server {
  return createServer(
    {
      headersTimeout: limits.headersMs,
      requestTimeout: limits.requestMs,
      keepAliveTimeout: limits.keepAliveMs,
      connectionsCheckingInterval: limits.checkMs,
      maxHeaderSize: limits.maxHeaderBytes,
    },
    listener,
  );
}

function createApp({ ctx }: HttpDeps): App {
  const app: App = new Hono();
  app.notFound((c) => {
    const message = `Nothing answers ${c.req.method} here.`;
    return problemResponse(new AppError('missing.path', message));
  });
  app.onError((thrown) => {
    const error = toAppError(thrown);
    const status = statusOf(error);
    if (status === 500) ctx.log.error({ err: error, code: error.code }, 'HTTP request failed');
    if (status === 503) ctx.log.warn({ code: error.code }, 'HTTP request refused for now');
    return problemResponse(error);
  });
  return app;
}

function listenerOf(app: App) {
  return getRequestListener(app.fetch, {
    errorHandler: (cause) =>
      problemResponse(new AppError('input.request', 'The request is not valid HTTP.', { cause })),
  });
}

function mountApi(app: App, deps: HttpDeps): void {
  app.use('/api/v1/*', async (c, next) => {
    await assertToken(deps, c.req.header('authorization'), ['read']);
    await next();
  });
  app.get('/api/v1/leads/:id', async (c) => c.json(await explain(deps, c.req.param('id'))));
  app.get('/api/v1/leads/:id/decision', async (c) => {
    const explanation = await explain(deps, c.req.param('id'));
    const parts = Object.entries(explanation).filter(([part]) => DECISION_PARTS.includes(part));
    return c.json(Object.fromEntries(parts));
  });
}

async function explain(deps: HttpDeps, id: string): Promise<Record<string, unknown>> {
  const found = LEAD_ID.test(id) ? await deps.explainLead(id) : null;
  if (found === null) throw new AppError('missing.lead', 'There is no such lead.');
  return found;
}

function isSlack({ url = '' }: IncomingMessage): boolean {
  return url === SLACK_PATH || url.startsWith(`${SLACK_PATH}?`);
}
