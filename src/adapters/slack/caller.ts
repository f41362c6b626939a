import { AppError } from '../../errors.ts';
import type { Clock } from '../../ports.ts';
import type { Breaker } from '../breaker.ts';
import { classifySlackFault, type SlackCall } from './classify.ts';
import type { LimitedCall, Limiter } from './limiter.ts';

export interface CallerOptions {
  clock: Clock;
  breaker: Breaker;
  /** Left out: no limit of our own. */
  limiter?: Limiter;
  /** A call that changes nothing: after silence it asks, before a post may, if Slack is back. */
  probe: () => Promise<unknown>;
  /** Throws when a database transaction is open. */
  beforeCall: (what: string) => void;
}

/** `limit` null: neither limited nor held back after a revocation, as the probe `auth.test` is. */
export type PacedCall = SlackCall & { limit: LimitedCall | null };
export type Caller = <T>(call: PacedCall, send: () => Promise<T>) => Promise<T>;

/** Makes every call to Slack the same way: guarded, paced, behind the breaker, classified. */
export function createCaller(options: CallerOptions): Caller {
  const { clock, breaker, limiter, probe, beforeCall } = options;
  let revoked: AppError | null = null;
  let probing: Promise<unknown> | null = null;

  const pace = ({ method, limit }: PacedCall) => {
    if (!limit) return;
    if (revoked) throw revoked;
    const waitMs = limiter?.reserve(limit, clock.now()) ?? 0;
    if (waitMs > 0) throw tooEarly(method, waitMs);
  };
  const learn = (fault: AppError, { limit }: PacedCall) => {
    if (fault.code === 'upstream.revoked') revoked = fault;
    if (fault.code !== 'upstream.rate_limited' || !limit) return;
    limiter?.limited(limit, Number(fault.details.retryAfterMs), clock.now());
  };

  /** A post is no guinea pig: where its answer is lost as well, nobody knows if it arrived. */
  const probeFirst = async () => {
    probing ??= probe().finally(() => {
      probing = null;
    });
    try {
      await probing;
    } catch (thrown) {
      const fault = classifySlackFault(thrown, { method: 'auth.test', repeatable: true });
      // Whatever Slack refuses, it is there.
      if (fault.code !== 'upstream.refused') throw fault;
    }
  };

  return async (call, send) => {
    beforeCall(call.method);
    pace(call);
    return breaker.run(async () => {
      try {
        if (breaker.doubts() && !call.repeatable) await probeFirst();
        const answer = await send();
        if (call.limit) limiter?.accepted(call.limit);
        else revoked = null;
        return answer;
      } catch (thrown) {
        const fault = classifySlackFault(thrown, call);
        learn(fault, call);
        throw fault;
      }
    });
  };
}

function tooEarly(method: string, retryAfterMs: number): AppError {
  const message = `${method} would exceed Slack's limits now; nothing was sent.`;
  return new AppError('upstream.rate_limited', message, {
    retryable: true,
    details: { method, retryAfterMs },
  });
}
