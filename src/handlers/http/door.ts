import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { getRequestListener, type HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { AppError, toAppError } from '../../errors.ts';
import { mountApi } from './api.ts';
import { mountChallenge } from './challenge.ts';
import { mountCrm } from './crm.ts';
import type { HttpDeps } from './deps.ts';
import { mountLeads } from './leads.ts';
import { HTTP_LIMITS, type HttpLimits } from './limits.ts';
import { mountOpenApi } from './openapi/mount.ts';
import { mountOperations } from './operations/operations.ts';
import { problemResponse, statusOf } from './problem.ts';

const SLACK_PATH = '/slack/events';

type App = Hono<{ Bindings: HttpBindings }>;

/** The public door: leads, Slack, the API and health. The caller lets it listen. */
export function createHttpDoor(deps: HttpDeps, limits: HttpLimits = HTTP_LIMITS): Server {
  const answer = listenerOf(publicApp(deps, limits));
  const { slackListener } = deps;
  return createLimitedServer(limits, (request, response) => {
    if (slackListener && isSlack(request)) slackListener(request, response);
    else void answer(request, response);
  });
}

/** All that is served beside Slack, which has a listener of its own. */
export function publicApp(deps: HttpDeps, limits: HttpLimits): App {
  const app = createApp(deps);
  mountOperations(app, deps, { needsToken: true });
  mountOpenApi(app, deps, { needsToken: true });
  mountLeads(app, deps, limits);
  mountCrm(app, deps, limits);
  mountChallenge(app, deps);
  mountApi(app, deps);
  return app;
}

/** Health and metrics without tokens, for a port that only operators reach. */
export function createOpsDoor(deps: HttpDeps, limits: HttpLimits = HTTP_LIMITS): Server {
  const app = createApp(deps);
  mountOperations(app, deps, { needsToken: false });
  mountOpenApi(app, deps, { needsToken: false });
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

function isSlack({ url = '' }: IncomingMessage): boolean {
  return url === SLACK_PATH || url.startsWith(`${SLACK_PATH}?`);
}
