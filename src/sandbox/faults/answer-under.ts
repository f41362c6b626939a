import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Reply, send } from '../http/reply.ts';
import type { HttpFault } from './fault.ts';

/** Whether the call does nothing because of `fault`. */
export function isLeftUndone(fault: HttpFault): boolean {
  return fault.kind !== 'answer_lost' && fault.kind !== 'slow';
}

/** Answers with what `work` gives, as far as `fault` lets it. */
export async function answerUnder(
  fault: HttpFault | undefined,
  response: ServerResponse,
  work: () => Reply,
): Promise<void> {
  if (!fault) return send(response, work());
  switch (fault.kind) {
    case 'answer_lost':
      work();
      return drop(response);
    case 'slow':
      return sendLate(response, work(), fault.delayMs);
    case 'refuse':
      return drop(response);
    case 'hang':
      return gone(response);
    default:
      return send(response, refusalOf(fault));
  }
}

type Refusing = Extract<HttpFault, { kind: 'http_500' | 'rate_limited' | 'refused' }>;

function refusalOf(fault: Refusing): Reply {
  if (fault.kind === 'http_500') return { status: 500, body: {} };
  if (fault.kind === 'refused') return { status: fault.status, body: {} };
  return { status: 429, body: {}, headers: { 'retry-after': String(fault.retryAfter) } };
}

function drop(response: ServerResponse): void {
  response.socket?.destroy();
}

async function sendLate(response: ServerResponse, reply: Reply, delayMs: number): Promise<void> {
  await Promise.race([sleep(delayMs, undefined, { ref: false }), gone(response)]);
  send(response, reply);
}

async function gone(response: ServerResponse): Promise<void> {
  if (!response.destroyed) await once(response, 'close');
}
