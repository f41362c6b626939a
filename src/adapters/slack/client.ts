import { type Logger, LogLevel, WebClient } from '@slack/web-api';
import { AppError } from '../../errors.ts';
import { isLoopback } from '../loopback.ts';

const SLACK_API_URL = 'https://slack.com/api/';
/** Longer than the 10 s of a connection attempt, which then is known not to have been sent. */
const TIMEOUT_MS = 12_000;

export interface SlackClientOptions {
  token: string;
  /** Base of the Web API; Slack's own when left out. */
  apiUrl?: string | undefined;
  timeoutMs?: number;
  /** Is given the head of every answer. */
  onHeaders?: (headers: Headers) => void;
}

/**
 * The one Web API client. It never repeats a call and never queues after a 429: the default client
 * posts a message again when only the answer was lost, and one 429 pauses every channel.
 *
 * @throws AppError `input.slack_api_url`
 */
export function createSlackClient(options: SlackClientOptions): WebClient {
  const { token, apiUrl, timeoutMs, onHeaders } = options;
  return new WebClient(token, {
    slackApiUrl: parseSlackApiUrl(apiUrl ?? SLACK_API_URL),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: timeoutMs ?? TIMEOUT_MS,
    allowAbsoluteUrls: false,
    logger: silent,
    ...(onHeaders && { fetch: overheard(onHeaders) }),
  });
}

function overheard(onHeaders: (headers: Headers) => void): typeof fetch {
  return async (url, init) => {
    const response = await fetch(url, init);
    onHeaders(response.headers);
    return response;
  };
}

/**
 * The bot token travels to this address, so it must be encrypted or stay on this machine.
 *
 * @throws AppError `input.slack_api_url`
 */
export function parseSlackApiUrl(value: string): string {
  const url = URL.canParse(value) ? new URL(value) : null;
  const bare = url !== null && !url.username && !url.password && !url.search && !url.hash;
  const safe = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url));
  if (bare && safe) return url.href;
  throw new AppError(
    'input.slack_api_url',
    'SLACK_API_URL must be an https address, or http on a loopback address, without credentials.',
  );
}

/** Everything worth telling is thrown as an AppError; the client's own lines would go to stdout. */
const silent: Logger = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  setLevel() {},
  getLevel: () => LogLevel.ERROR,
  setName() {},
};
