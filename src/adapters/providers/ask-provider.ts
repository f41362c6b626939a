import type { z } from 'zod';
import { AppError } from '../../errors.ts';
import type { Fetched } from '../../ports.ts';
import type { Breaker } from '../breaker.ts';
import { safeToRepeat } from '../http-answer.ts';
import type { GateAnswer, HttpGate } from '../http-gate.ts';

const TIMEOUT_MS = 8_000;
/** A contact with every property filled in; more is no lead. */
const MAX_ANSWER_BYTES = 256 * 1024;
/** All three count their objects. What else stands in a path could lead out of it. */
const ID = /^\d{1,25}$/;

export interface ProviderOptions {
  apiUrl: string;
  /** Undefined where nobody has set it. */
  token: string | undefined;
  gate: HttpGate;
  breaker: Breaker;
}

interface Ask extends ProviderOptions {
  /** As people call it. */
  system: string;
  /** The variable its token is from. */
  variable: string;
  objectId: string;
  /** Below the address of the system, the id in its place. */
  path: string;
  headers: (token: string) => Record<string, string>;
  /** What of the answer is read; a body that is not like that is unreadable. */
  shape: z.ZodType<Record<string, unknown>>;
  /** For a system that says by words of its own what others say by a status. */
  judge?: (answer: GateAnswer) => Verdict;
}

export type Verdict = 'answered' | 'denied' | 'not_so_fast' | 'down' | 'lost';

/** @throws AppError as `LeadFetcher` says */
export async function askProvider(ask: Ask): Promise<Fetched> {
  const { objectId, token, breaker } = ask;
  if (!ID.test(objectId)) return { lost: 'unusable_id' };
  if (token === undefined) throw denied(ask, 'not_set');
  return breaker.run(async () => {
    const headers = { accept: 'application/json', ...ask.headers(token) };
    const call = { url: `${ask.apiUrl}${ask.path}`, headers };
    const limits = { timeoutMs: TIMEOUT_MS, maxBytes: MAX_ANSWER_BYTES };
    const answer = await ask.gate.get({ ...call, ...limits }).catch(safeToRepeat);
    return read(ask, answer);
  });
}

function read(ask: Ask, answer: GateAnswer): Fetched {
  const { system, shape, judge = byStatus } = ask;
  const { status, retryAfterMs } = answer;
  const verdict = judge(answer);
  const told = `${system} answered ${status}`;
  const details = { system, status };
  if (verdict === 'denied') throw denied(ask, `http_${status}`);
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

function denied({ system, variable }: Ask, word: string): AppError {
  const what = word === 'not_set' ? 'is not set' : 'is not accepted';
  const message = `${variable} ${what}, so ${system} tells nothing.`;
  return new AppError('upstream.denied', message, { details: { system, variable, word } });
}
