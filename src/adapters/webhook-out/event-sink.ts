import { AppError } from '../../errors.ts';
import type { Clock, EventSink, OutgoingEvent } from '../../ports.ts';
import type { Breaker } from '../breaker.ts';
import type { GateAnswer, HttpGate } from '../http-gate.ts';
import { parseSecret, signedHeaders } from './sign.ts';

export interface EventSinkOptions {
  url: string;
  /** `whsec_` and base64. */
  secret: string;
  gate: HttpGate;
  breaker: Breaker;
  clock: Clock;
}

/**
 * Posts each event as a signed Standard Webhook. The event's id is the same on every attempt, so a
 * receiver knows a repetition, and `upstream.uncertain` never leaves here: sending again is safe.
 */
export function createEventSink({
  url,
  gate,
  breaker,
  clock,
  ...rest
}: EventSinkOptions): EventSink {
  const key = parseSecret(rest.secret);
  return {
    async send(event) {
      const body = JSON.stringify(event);
      await breaker.run(async () => {
        const signed = signedHeaders(key, { id: event.id, at: clock.now(), body });
        const headers = { 'content-type': 'application/json', ...signed };
        const answer = await gate.post({ url, headers, body }).catch(safeToRepeat);
        assertAccepted(event, answer);
      });
    },
  };
}

function safeToRepeat(thrown: unknown): never {
  if (!(thrown instanceof AppError) || thrown.code !== 'upstream.uncertain') throw thrown;
  const { message, details, cause } = thrown;
  throw new AppError('upstream.unreachable', message, { retryable: true, details, cause });
}

function assertAccepted(event: OutgoingEvent, { status, retryAfterMs }: GateAnswer): void {
  if (status >= 200 && status < 300) return;
  const details = { eventId: event.id, status, word: `http_${status}` };
  const told = `The receiver of outgoing webhooks answered ${status} to ${event.id}`;
  if (status === 429) {
    throw new AppError('upstream.rate_limited', `${told}: not so fast.`, {
      retryable: true,
      details: { ...details, retryAfterMs },
    });
  }
  if (status >= 500 || status === 408) {
    const options = { retryable: true, details };
    throw new AppError('upstream.unreachable', `${told}. It will be sent again.`, options);
  }
  throw new AppError('upstream.refused', `${told}. Mend the receiver, then retry.`, { details });
}
