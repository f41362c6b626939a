import type { z } from 'zod';
import { AppError } from '../../errors.ts';
import type { Clock, Fetched, LeadFetcher } from '../../ports.ts';
import type { Breaker } from '../breaker.ts';
import { safeToRepeat } from '../http-answer.ts';
import type { GateAnswer, HttpGate } from '../http-gate.ts';

/** A contact with every property filled in; more is no lead. */
const MAX_ANSWER_BYTES = 256 * 1024;
/** All three count their objects. What else stands in a path could lead out of it. */
const ID = /^\d{1,25}$/;

/** A token that was refused is not shown again for so long: others wait behind the same one. */
const DENIED_MS = 60_000;

export interface ProviderOptions {
  apiUrl: string;
  /** Undefined where nobody has set it. */
  token: string | undefined;
  gate: HttpGate;
  breaker: Breaker;
  clock: Clock;
}

/** How one system is asked, and how its answers are read. */
export interface Provider {
  /** As people call it. */
  system: string;
  /** The variable its token is from. */
  variable: string;
  headers: (token: string) => Record<string, string>;
  /** What of the answer is read; a body that is not like that is unreadable. */
  shape: z.ZodType<Record<string, unknown>>;
  /** For a system that says by words of its own what others say by a status. */
  judge?: (answer: GateAnswer) => Verdict;
}

/** A system that is asked for one object at a time. */
export interface ObjectProvider extends Provider {
  /** Below the address of the system. */
  pathOf: (objectId: string) => string;
}

export type Verdict = 'answered' | 'denied' | 'not_so_fast' | 'down' | 'lost';

export function createFetcher(provider: ObjectProvider, options: ProviderOptions): LeadFetcher {
  const ask = createAsking(provider, options);
  return {
    async fetch(objectId) {
      return ID.test(objectId) ? ask({ path: provider.pathOf(objectId) }) : { lost: 'unusable_id' };
    },
  };
}

export interface Asked {
  /** Below the address of the system. */
  path: string;
  /** What is searched for: it is posted then, and changes nothing there. */
  search?: object;
}

/** Asks one system behind its breaker; throws what `LeadFetcher` throws. */
export function createAsking(
  provider: Provider,
  { apiUrl, token, gate, breaker, clock }: ProviderOptions,
): (asked: Asked) => Promise<Fetched> {
  let refused = { word: '', at: Number.NEGATIVE_INFINITY };
  const ask = async ({ path, search }: Asked, known: string) => {
    const headers = { accept: 'application/json', ...provider.headers(known) };
    const call = { url: `${apiUrl}${path}`, headers, maxBytes: MAX_ANSWER_BYTES };
    const posted = { ...call, headers: { ...headers, 'content-type': 'application/json' } };
    const sent = search ? gate.post({ ...posted, body: JSON.stringify(search) }) : gate.get(call);
    return read(provider, await sent.catch(safeToRepeat));
  };
  return async (asked) => {
    if (token === undefined) throw denied(provider, 'not_set');
    const now = clock.now().getTime();
    if (Math.abs(now - refused.at) < DENIED_MS) throw denied(provider, refused.word);
    const answer = await breaker.run(() => ask(asked, token));
    if (!('denied' in answer)) return answer;
    refused = { word: answer.denied, at: now };
    throw denied(provider, answer.denied);
  };
}

function read(provider: Provider, answer: GateAnswer): Fetched | { denied: string } {
  const { system, shape, judge = byStatus } = provider;
  const { status, retryAfterMs } = answer;
  const verdict = judge(answer);
  const told = `${system} answered ${status}`;
  const details = { system, status };
  if (verdict === 'denied') return { denied: `http_${status}` };
  if (verdict === 'not_so_fast') {
    const options = { retryable: true, details: { ...details, retryAfterMs } };
    throw new AppError('upstream.rate_limited', `${told}: not so fast.`, options);
  }
  if (verdict === 'down') {
    const options = { retryable: true, details };
    throw new AppError('upstream.unreachable', `${told}. It is asked again.`, options);
  }
  if (verdict === 'lost') return { lost: `http_${status}` };
  const parsed = shape.safeParse(jsonOf(answer));
  return parsed.success ? { object: parsed.data } : { lost: 'unreadable' };
}

/** A redirect is no answer of an API: the address is wrong, and people can mend it. */
export function byStatus({ status }: GateAnswer): Verdict {
  if (status >= 200 && status < 300) return 'answered';
  if (status === 401 || status === 403) return 'denied';
  if (status === 429) return 'not_so_fast';
  return status < 400 || status >= 500 || status === 408 ? 'down' : 'lost';
}

export function jsonOf({ text, truncated }: GateAnswer): unknown {
  if (truncated) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function denied({ system, variable }: Provider, word: string): AppError {
  const what = word === 'not_set' ? 'is not set' : 'is not accepted';
  const message = `${variable} ${what}, so ${system} tells nothing.`;
  return new AppError('upstream.denied', message, { details: { system, variable, word } });
}
