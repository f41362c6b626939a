import { AppError } from '../../errors.ts';
import type { Clock, FactSource, ProviderReply } from '../../ports.ts';
import type { Provider } from '../../routing/model/workspace/provider.ts';
import { isApiUrl } from '../api-url.ts';
import { type BreakerState, createBreaker } from '../breaker.ts';
import { createHttpGate, type GateAnswer, type HttpGate } from '../http-gate.ts';
import { jsonOf } from '../providers/ask-provider.ts';
import { type Bulkhead, createBulkhead } from './bulkhead.ts';

/** All that is known of a company is a few kilobytes; a provider that sends more is not itself. */
const MAX_ANSWER_BYTES = 256 * 1024;
const MOST_AT_ONCE = 8;

export interface ProviderAccess {
  apiUrl: string | undefined;
  token: string | undefined;
}

export interface FactSourceOptions {
  accessOf(providerId: string): ProviderAccess;
  clock: Clock;
  /** Throws when a database transaction is open. */
  beforeCall: (what: string) => void;
  /** Hears of the breaker of each provider that is asked, once. */
  onBreaker: (name: string, state: () => BreakerState) => void;
}

/** What one provider is reached by: a breaker and a bulkhead of its own. */
interface Way {
  apiUrl: string;
  token: string;
  gate: HttpGate;
  bulkhead: Bulkhead;
  breaker: ReturnType<typeof createBreaker>;
}

/** Asks providers over HTTP. Which there are is in the store: ways open as they are used. */
export function createFactSource(options: FactSourceOptions): FactSource {
  const ways = new Map<string, Way | null>();
  const wayTo = (id: string): Way | null => {
    const known = ways.get(id);
    if (known !== undefined) return known;
    const way = openWay(id, options);
    ways.set(id, way);
    if (way) options.onBreaker(`provider:${id}`, way.breaker.state);
    return way;
  };
  return {
    async ask(provider, about) {
      const way = wayTo(provider.id);
      if (!way) return { outcome: 'failed', why: 'not_configured' };
      const { bulkhead, breaker } = way;
      const call = () => breaker.run(() => askOnce(way, provider, about));
      const reply = await bulkhead.run(() => call().catch(failureOf), provider.timeout);
      return reply ?? { outcome: 'failed', why: 'crowded' };
    },
  };
}

function openWay(id: string, { accessOf, clock, beforeCall }: FactSourceOptions): Way | null {
  const { apiUrl, token } = accessOf(id);
  if (apiUrl === undefined || token === undefined || !isApiUrl(apiUrl)) return null;
  return {
    apiUrl: apiUrl.replace(/\/+$/, ''),
    token,
    gate: createHttpGate({ allow: [apiUrl], beforeCall }),
    bulkhead: createBulkhead(MOST_AT_ONCE),
    breaker: createBreaker({ name: id, clock }),
  };
}

async function askOnce(
  { apiUrl, token, gate }: Way,
  { id, path, timeout }: Provider,
  about: string,
): Promise<ProviderReply> {
  const answer = await gate.get({
    url: `${apiUrl}${path.replaceAll(/\{(domain|email)\}/g, encodeURIComponent(about))}`,
    headers: { accept: 'application/json', authorization: `Bearer ${token}` },
    timeoutMs: timeout,
    maxBytes: MAX_ANSWER_BYTES,
  });
  return read(id, answer);
}

/**
 * What no healthy provider answers is thrown like silence, so that the breaker counts it: whoever
 * sends ten megabytes, or sends us elsewhere, is better left alone for a while.
 */
function read(id: string, answer: GateAnswer): ProviderReply {
  const { status, truncated, retryAfterMs } = answer;
  if (status === 404 || status === 204) return { outcome: 'unknown' };
  if (status === 401 || status === 403) return { outcome: 'failed', why: 'denied' };
  if (status === 429) return { outcome: 'failed', why: 'rate_limited', retryAfterMs };
  if (status >= 400 && status < 500) return { outcome: 'failed', why: `http_${status}` };
  if (status >= 300 && status < 400) throw unusable(id, 'redirect');
  if (status >= 500) throw unusable(id, `http_${status}`);
  if (truncated) throw unusable(id, 'too_large');
  const body = jsonOf(answer);
  if (body === undefined) throw unusable(id, 'unreadable');
  return { outcome: 'told', body };
}

function unusable(id: string, why: string): AppError {
  const message = `${id} gave no usable answer: ${why}.`;
  return new AppError('upstream.uncertain', message, { retryable: true, details: { why } });
}

function failureOf(thrown: unknown): ProviderReply {
  if (!(thrown instanceof AppError) || !thrown.code.startsWith('upstream.')) throw thrown;
  const { code, details } = thrown;
  if (details.breaker === 'open') return { outcome: 'failed', why: 'breaker_open' };
  if (typeof details.why === 'string') return { outcome: 'failed', why: details.why };
  if (code === 'upstream.unreachable') return { outcome: 'failed', why: 'unreachable' };
  return { outcome: 'failed', why: details.fault === 'TimeoutError' ? 'timeout' : 'no_answer' };
}
