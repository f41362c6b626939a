import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api';
import { AppError } from '../../errors.ts';
import { networkFaultName, wasNeverSent } from '../never-sent.ts';
import { retryAfterMs } from '../retry-after.ts';

export interface SlackCall {
  /** The Web API's name of it, e.g. `chat.postMessage`. */
  method: string;
  /** Would doing it twice leave the same as doing it once? Only a post would not. */
  repeatable: boolean;
}

const RATE_LIMITED = new Set(['ratelimited', 'rate_limited']);
const REVOKED = new Set(['token_revoked', 'account_inactive', 'invalid_auth', 'not_authed']);
/** Slack stumbled, perhaps after it had done what was asked. */
const STUMBLED = new Set([
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
]);
/** Anything else in `error` is a page of some proxy, which the client passes on whole. */
const WORD = /^[a-z][a-z0-9_.:]{0,79}$/;

/** Whatever the Web API client throws, as one of the five codes of the `Messenger` port. */
export function classifySlackFault(thrown: unknown, call: SlackCall): AppError {
  if (thrown instanceof AppError) return thrown;
  if (thrown instanceof WebAPIRateLimitedError) return rateLimited(call, thrown.retryAfter);
  if (thrown instanceof WebAPIPlatformError) return fromWord(thrown, call);
  if (thrown instanceof WebAPIHTTPError) return fromStatus(thrown.statusCode, call);
  if (isUnreadable429(thrown)) return rateLimited(call);
  if (thrown instanceof WebAPIRequestError && wasNeverSent(thrown)) {
    return unreachable(call, networkFaultName(thrown), thrown);
  }
  return withoutAnswer(call, networkFaultName(thrown), thrown);
}

function fromWord(thrown: WebAPIPlatformError, call: SlackCall): AppError {
  const { error, response_metadata } = thrown.data;
  const word: unknown = error;
  if (typeof word !== 'string' || !WORD.test(word)) return withoutAnswer(call, 'garbage');
  if (RATE_LIMITED.has(word)) return rateLimited(call, response_metadata?.retryAfter);
  if (STUMBLED.has(word)) return withoutAnswer(call, word);
  const details = { method: call.method, word };
  if (REVOKED.has(word)) {
    const message = `Slack took our access away (${word}). Install the app again.`;
    return new AppError('upstream.revoked', message, { details });
  }
  return refused(call, word, pointersIn(response_metadata?.messages));
}

function fromStatus(status: number, call: SlackCall): AppError {
  if (status === 429) return rateLimited(call);
  if (status >= 500 || status === 408) return withoutAnswer(call, `http_${status}`);
  return refused(call, `http_${status}`);
}

function rateLimited({ method }: SlackCall, seconds?: number): AppError {
  return new AppError('upstream.rate_limited', `Slack asks us to wait before ${method}.`, {
    retryable: true,
    details: { method, retryAfterMs: retryAfterMs(seconds) },
  });
}

function refused({ method }: SlackCall, word: string, pointers: string[] = []): AppError {
  return new AppError('upstream.refused', `Slack refused ${method}: ${word}.`, {
    details: { method, word, ...(pointers.length > 0 && { pointers }) },
  });
}

function withoutAnswer(call: SlackCall, fault: string, cause?: unknown): AppError {
  if (call.repeatable) return unreachable(call, fault, cause);
  const message = `Slack did not answer ${call.method} (${fault}); it may have been done.`;
  const details = { method: call.method, fault };
  return new AppError('upstream.uncertain', message, { retryable: true, details, cause });
}

function unreachable({ method }: SlackCall, fault: string, cause?: unknown): AppError {
  const message = `Slack gave no answer to ${method} (${fault}); sending it again is safe.`;
  return new AppError('upstream.unreachable', message, {
    retryable: true,
    details: { method, fault },
    cause,
  });
}

/** Slack quotes the offending value beside the pointer, so only the pointer is kept. */
function pointersIn(messages: string[] = []): string[] {
  return messages.flatMap((message) => /json-pointer:([^\]\s]+)/.exec(message)?.[1] ?? []);
}

/** The client throws a bare Error for a 429 whose Retry-After it cannot read. */
function isUnreadable429(thrown: unknown): boolean {
  return thrown instanceof Error && thrown.message.startsWith('Retry header did not contain');
}
