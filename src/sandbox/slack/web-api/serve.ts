import { once } from 'node:events';
import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Context } from 'hono';
import { Refusal } from '../state/refusal.ts';
import type { Workspace } from '../state/workspace.ts';
import { type Arguments, optionalText, readArguments } from './arguments.ts';
import { methods } from './methods.ts';

export type SlackContext = Context<{ Bindings: HttpBindings }>;

interface Call {
  workspace: Workspace;
  method: string;
  args: Arguments;
  /** The HTTP status of a refusal; Slack's is 200 everywhere but at a `response_url`. */
  refusedStatus?: 200 | 404;
}
type Answer = { body: Record<string, unknown>; outcome: string };

/**
 * Answers `POST /api/<method>`: HTTP 200 whatever happened, as Slack does, unless a fault waits.
 */
export async function serveMethod(
  context: SlackContext,
  { workspace, botToken }: { workspace: Workspace; botToken: string },
): Promise<Response> {
  const method = context.req.param('method') ?? '';
  const args = await readArguments(context.req);
  const token = bearer(context) ?? optionalText(args, 'token');
  return withFaults(context, { workspace, method, args }, () => {
    if (!token) return { ok: false, error: 'not_authed' };
    if (token !== botToken) return { ok: false, error: 'invalid_auth' };
    const run = methods.get(method);
    if (!run) return { ok: false, error: 'unknown_method', req_method: method };
    return { ok: true, ...run(workspace, args) };
  });
}

/** Runs what was asked, notes the call, and lets a waiting fault take effect. */
export async function withFaults(
  context: SlackContext,
  { workspace, method, args, refusedStatus = 200 }: Call,
  run: () => Record<string, unknown>,
): Promise<Response> {
  const fault = workspace.faults.take(method);
  const { token: _, ...shown } = args;
  const note = (outcome: string) => {
    workspace.calls.push({ method, args: shown, at: workspace.now(), outcome });
    workspace.changed();
  };
  if (fault === undefined || fault.kind === 'answer_lost') {
    const { body, outcome } = answer(run);
    note(fault?.kind ?? outcome);
    if (fault) return drop(context);
    return context.json(body, outcome === 'ok' ? 200 : refusedStatus);
  }
  note(fault.kind === 'error' ? fault.error : fault.kind);
  if (fault.kind === 'error') return context.json({ ok: false, error: fault.error });
  if (fault.kind === 'http_500') return context.text('Internal Server Error', 500);
  if (fault.kind === 'rate_limited') {
    context.header('Retry-After', String(fault.retryAfter));
    return context.json({ ok: false, error: 'ratelimited' }, 429);
  }
  return fault.kind === 'hang' ? hang(context) : drop(context);
}

function answer(run: () => Record<string, unknown>): Answer {
  try {
    const body = run();
    return { body, outcome: typeof body.error === 'string' ? body.error : 'ok' };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { body: error.body(), outcome: error.word };
  }
}

function bearer(context: SlackContext): string | undefined {
  return /^Bearer (.+)$/.exec(context.req.header('authorization') ?? '')?.[1];
}

function drop(context: SlackContext): Response {
  context.env.incoming.socket.destroy();
  return RESPONSE_ALREADY_SENT;
}

async function hang(context: SlackContext): Promise<Response> {
  const { socket } = context.env.incoming;
  if (!socket.destroyed) await once(socket, 'close');
  return RESPONSE_ALREADY_SENT;
}
