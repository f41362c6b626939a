/** Decides what becomes of a message that could not be sent: later, once more, or never. */
import type { OutboxRecord, Verdict } from '../../db/delivery/outbox-store.ts';
import type { AppError } from '../../errors.ts';

/** Slack is asked once more after this when its answer was lost. */
const UNCERTAIN_RETRY_MS = 20_000;
const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 60_000;
/** Outages pass; a message this old says nothing true any more. */
const GIVE_UP_AFTER_MS = 24 * 3_600_000;
/** Faults of our own are retried in case they depend on the moment, but not for long. */
const MAX_BUG_ATTEMPTS = 5;

type Failed = Pick<OutboxRecord, 'id' | 'destination' | 'state' | 'attempts' | 'createdAt'>;

/** `message` as it was taken: its state says whether an answer was lost before. */
export function judgeFailure(message: Failed, error: AppError, now: Date): Verdict {
  const lastError = `${error.code}: ${error.message}`.slice(0, 500);
  const inMs = (ms: number) => new Date(now.getTime() + ms);
  const dead: Verdict = { state: 'dead', lastError };
  if (error.code === 'upstream.refused') return dead;
  const later = wasUnanswered(message) ? 'uncertain' : 'retry';
  if (error.code === 'upstream.rate_limited' || error.details.breaker === 'open') {
    const waitMs = Number(error.details.retryAfterMs ?? FIRST_RETRY_MS);
    // Being asked to wait is no failure: the attempt is not counted.
    return { state: later, dueAt: inMs(waitMs), attempts: message.attempts, lastError };
  }
  const isOld = now.getTime() - message.createdAt.getTime() > GIVE_UP_AFTER_MS;
  if (isOld && !isSlackDown(message, error)) return dead;
  if (error.code === 'upstream.uncertain' && message.destination === 'slack') {
    if (wasUnanswered(message)) return dead;
    return { state: 'uncertain', dueAt: inMs(UNCERTAIN_RETRY_MS), lastError };
  }
  if (error.code.startsWith('bug.') && message.attempts + 1 >= MAX_BUG_ATTEMPTS) return dead;
  return { state: later, dueAt: inMs(backOffMs(message)), lastError };
}

/** However long Slack is down for everybody: nobody's card is given up for it. */
function isSlackDown({ destination }: Failed, { code, details }: AppError): boolean {
  const isDown = code === 'upstream.revoked' || typeof details.downSince === 'string';
  return destination === 'slack' && isDown;
}

/** Sent before, and nobody knows whether it arrived: an answer was lost, or the process died. */
export function wasUnanswered({ state }: Pick<OutboxRecord, 'state'>): boolean {
  return state === 'uncertain' || state === 'sending';
}

/** Exponential with full jitter; the jitter comes from the id, so that a replay waits as long. */
function backOffMs({ id, attempts }: Failed): number {
  const most = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(attempts, 10));
  let hash = attempts;
  for (const character of id) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 1_000;
  return Math.round(most * (0.5 + hash / 2_000));
}
