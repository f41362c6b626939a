import type { Clock, EventSink } from '../../ports.ts';
import type { Breaker } from '../breaker.ts';
import { assertAccepted, safeToRepeat } from '../http-answer.ts';
import type { HttpGate } from '../http-gate.ts';
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
        assertAccepted(answer, {
          receiver: 'The receiver of outgoing webhooks',
          messageId: event.id,
        });
      });
    },
  };
}
