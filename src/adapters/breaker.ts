import { AppError } from '../errors.ts';
import type { Clock } from '../ports.ts';

const FAILURES_TO_OPEN = 5;
const FIRST_PAUSE_MS = 10_000;
/** An hour of outage costs at most 95 probes. */
const LONGEST_PAUSE_MS = 40_000;

export type BreakerState = 'closed' | 'open' | 'half_open';

export interface Breaker {
  state(): BreakerState;
  /** Did the last call get no answer? */
  doubts(): boolean;
  /**
   * Runs `call`, unless the destination is known to be down.
   *
   * @throws AppError `upstream.unreachable` with details.retryAfterMs while open: nothing was sent.
   *   That one, and the fault that opened it, say in details.downSince when the silence began.
   */
  run<T>(call: () => Promise<T>): Promise<T>;
}

export interface BreakerOptions {
  /** The destination, for messages. */
  name: string;
  clock: Clock;
  failures?: number;
  pauseMs?: number;
  /** The pause doubles up to this: an outage is noticed to be over within it. */
  longestPauseMs?: number;
}

/**
 * Opens after so many calls in a row that got no answer, then lets a single call through after each
 * pause; the pause doubles while it fails. Any answer, a refusal too, proves the destination alive.
 * It lives on the `Clock`, so that a simulated hour of outage is an hour to it as well.
 */
export function createBreaker(options: BreakerOptions): Breaker {
  const { name, clock, failures = FAILURES_TO_OPEN, pauseMs = FIRST_PAUSE_MS } = options;
  const { longestPauseMs = LONGEST_PAUSE_MS } = options;
  let state: BreakerState = 'closed';
  let inRow = 0;
  let openedAt = 0;
  let downSince = 0;
  let currentPauseMs = pauseMs;

  const close = () => {
    state = 'closed';
    inRow = 0;
    currentPauseMs = pauseMs;
  };
  const failed = (wasProbe: boolean) => {
    if (inRow === 0) downSince = clock.now().getTime();
    inRow += 1;
    if (!wasProbe && (state !== 'closed' || inRow < failures)) return;
    if (wasProbe) currentPauseMs = Math.min(currentPauseMs * 2, longestPauseMs);
    state = 'open';
    openedAt = clock.now().getTime();
  };
  /** A clock set back must not prolong the pause, so a negative wait counts as over. */
  const leftMs = () => {
    const elapsedMs = clock.now().getTime() - openedAt;
    return elapsedMs < 0 ? 0 : Math.max(0, currentPauseMs - elapsedMs);
  };
  const sinceText = () => new Date(downSince).toISOString();
  const admit = (): boolean => {
    if (state === 'closed') return false;
    const waitMs = leftMs();
    if (state === 'half_open' || waitMs > 0)
      throw isOpen(name, { retryAfterMs: waitMs || pauseMs, downSince: sinceText() });
    state = 'half_open';
    return true;
  };

  return {
    state: () => state,
    doubts: () => inRow > 0,
    async run(call) {
      const isProbe = admit();
      try {
        const result = await call();
        if (isProbe || state === 'closed') close();
        return result;
      } catch (thrown) {
        if (gotNoAnswer(thrown)) failed(isProbe);
        else if (isProbe || state === 'closed') close();
        throw state === 'closed' ? thrown : withDownSince(thrown, sinceText());
      }
    },
  };
}

function gotNoAnswer(thrown: unknown): thrown is AppError {
  if (!(thrown instanceof AppError)) return false;
  return thrown.code === 'upstream.unreachable' || thrown.code === 'upstream.uncertain';
}

function withDownSince(thrown: unknown, downSince: string): unknown {
  if (!gotNoAnswer(thrown)) return thrown;
  const { code, message, retryable, cause } = thrown;
  const details = { ...thrown.details, downSince };
  return new AppError(code, message, { retryable, cause, details });
}

function isOpen(name: string, open: { retryAfterMs: number; downSince: string }): AppError {
  const message = `${name} did not answer lately, so nothing was sent. Retry later.`;
  return new AppError('upstream.unreachable', message, {
    retryable: true,
    details: { destination: name, breaker: 'open', ...open },
  });
}
