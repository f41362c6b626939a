import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import { answerUnder, isLeftUndone } from '../../faults/answer-under.ts';
import type { SlackFault } from '../../faults/fault.ts';
import type { Reply } from '../../http/reply.ts';
import { Refusal, TooManyCalls } from '../state/refusal.ts';
import type { Workspace } from '../state/workspace.ts';
import { admit, scopeHeaders } from './admission/admit.ts';
import { type Arguments, optionalText, readArguments } from './arguments.ts';
import { methods } from './methods.ts';

export type SlackContext = Context<{ Bindings: HttpBindings }>;

/**
 * The answer has left past Hono, which gets none: its own mark for that is mistaken for an answer
 * when it was made after a first server had started.
 */
const answeredAlready = () => new Promise<never>(() => {});

interface Call {
  workspace: Workspace;
  method: string;
  args: Arguments;
  /** The HTTP status of a refusal; Slack's is 200 everywhere but at a `response_url`. */
  refusedStatus?: 200 | 404;
  headers?: Record<string, string>;
}

/**
 * Answers `POST /api/<method>`: HTTP 200 whatever happened, as Slack does, unless there are too
 * many calls or a fault waits.
 */
export async function serveMethod(
  context: SlackContext,
  { workspace, botToken }: { workspace: Workspace; botToken: string },
): Promise<Response> {
  const method = context.req.param('method') ?? '';
  const args = await readArguments(context.req);
  const knock = { method, args, token: bearer(context) ?? optionalText(args, 'token'), botToken };
  const headers = scopeHeaders(workspace, knock);
  return withFaults(context, { workspace, method, args, headers }, () => {
    admit(workspace, knock);
    return { ok: true, ...methods.get(method)?.(workspace, args) };
  });
}

/** Runs what was asked, notes the call, and lets a waiting fault take effect. */
export async function withFaults(
  context: SlackContext,
  call: Call,
  run: () => Record<string, unknown>,
): Promise<Response> {
  const { workspace, method, args } = call;
  const fault = workspace.faults.take((each) => concerns(each, call));
  const { token: _, ...shown } = args;
  const note = (outcome: string) => {
    workspace.calls.push({ method, args: shown, at: workspace.now(), outcome });
    workspace.changed();
  };
  const work = (): Reply => {
    const { reply, outcome } = answer(call, () => {
      refuseAs(fault);
      return run();
    });
    note(fault?.kind === 'answer_lost' ? fault.kind : outcome);
    return reply;
  };
  const mishap = fault && isSpoken(fault) ? undefined : fault;
  if (mishap && isLeftUndone(mishap)) note(mishap.kind);
  await answerUnder(mishap, context.env.outgoing, work);
  return answeredAlready();
}

type Spoken = Extract<SlackFault, { kind: 'error' | 'rate_limited' }>;

/** Slack itself says these, in its own words. */
function isSpoken(fault: SlackFault): fault is Spoken {
  return fault.kind === 'error' || fault.kind === 'rate_limited';
}

function refuseAs(fault: SlackFault | undefined): void {
  if (fault?.kind === 'error') throw new Refusal(fault.error);
  if (fault?.kind === 'rate_limited') throw new TooManyCalls(fault.retryAfter);
}

function concerns(fault: SlackFault, { workspace, method, args }: Call): boolean {
  if (fault.method !== '*' && fault.method !== method) return false;
  if (fault.channel === undefined) return true;
  const { directory } = workspace;
  const channel = directory.conversationOf(optionalText(args, 'channel') ?? '');
  return channel === directory.conversationOf(fault.channel);
}

/** Anything but a refusal is a mistake of the stand-in, and HTTP 500. */
function answer(
  { refusedStatus = 200, headers = {} }: Call,
  run: () => Record<string, unknown>,
): { reply: Reply; outcome: string } {
  try {
    const body = run();
    const outcome = body.ok === false ? String(body.error) : 'ok';
    return { reply: { status: 200, body, headers }, outcome };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const reply = { status: refusedStatus, body: error.body(), headers };
    if (!(error instanceof TooManyCalls)) return { reply, outcome: error.word };
    const wait = { ...headers, 'retry-after': String(error.retryAfter) };
    return { reply: { ...reply, status: 429, headers: wait }, outcome: error.word };
  }
}

function bearer(context: SlackContext): string | undefined {
  return /^Bearer (.+)$/.exec(context.req.header('authorization') ?? '')?.[1];
}
