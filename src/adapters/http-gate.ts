import { AppError } from '../errors.ts';
import { networkFaultName, wasNeverSent } from './never-sent.ts';
import { retryAfterMs } from './retry-after.ts';

const TIMEOUT_MS = 10_000;
const ANSWER_BYTES = 64 * 1024;
/** No answer is read further, whatever a caller asks for. */
export const MOST_ANSWER_BYTES = 1024 * 1024;

export interface GateAsk {
  url: string;
  headers: Record<string, string>;
  /** How long to wait for the whole answer; the gate's own time where it is left out. */
  timeoutMs?: number;
  /** How much of the answer to read: 64 KiB where it is left out, 1 MiB at most. */
  maxBytes?: number;
}
export interface GateRequest extends GateAsk {
  body: string;
}
export interface GateAnswer {
  status: number;
  /** How long to wait, from `Retry-After` or a default; only a 429 means it. */
  retryAfterMs: number;
  /** No more of it than was asked for. */
  text: string;
  truncated: boolean;
}

/** The one way out for HTTP that is not Slack's. */
export interface HttpGate {
  /**
   * Resolves with whatever status came back; a redirect is an answer and is never followed.
   *
   * @throws AppError `input.address_refused` for an address the operator did not name.
   * @throws AppError `upstream.unreachable` not sent · `upstream.uncertain` sent, no full answer.
   */
  post(request: GateRequest): Promise<GateAnswer>;
  /** The same without a body. Asking twice does no harm: `uncertain` may simply be asked again. */
  get(request: GateAsk): Promise<GateAnswer>;
}

export interface HttpGateOptions {
  /** Addresses from the operator's environment; scheme, host and port must match exactly. */
  allow: string[];
  /** Throws when a database transaction is open. */
  beforeCall: (what: string) => void;
  timeoutMs?: number;
}

export function createHttpGate(options: HttpGateOptions): HttpGate {
  const { allow, beforeCall, timeoutMs: usualMs = TIMEOUT_MS } = options;
  const allowed = new Set(allow.map((url) => parseAddress(url).origin));
  const call = async (ask: GateAsk, sent: { method: string; body?: string }) => {
    const { url, headers, timeoutMs = usualMs, maxBytes = ANSWER_BYTES } = ask;
    const address = parseAddress(url);
    if (!allowed.has(address.origin)) throw addressRefused('is not on the allow-list');
    beforeCall(`${sent.method} ${address.host}`);
    const signal = AbortSignal.timeout(timeoutMs);
    try {
      const request = { ...sent, headers, redirect: 'manual', signal } as const;
      const most = Math.min(maxBytes, MOST_ANSWER_BYTES);
      return await readAnswer(await fetch(address, request), most);
    } catch (thrown) {
      throw withoutAnswer(address.host, thrown);
    }
  };
  return {
    post: ({ body, ...ask }) => call(ask, { method: 'POST', body }),
    get: (ask) => call(ask, { method: 'GET' }),
  };
}

function parseAddress(url: string): URL {
  const address = URL.canParse(url) ? new URL(url) : null;
  if (address?.protocol !== 'https:' && address?.protocol !== 'http:') {
    throw addressRefused('is not an http or https address');
  }
  if (address.username || address.password) throw addressRefused('carries a user or a password');
  return address;
}

/** The address itself stays out of the message: its path or query may hold a token. */
function addressRefused(why: string): AppError {
  return new AppError('input.address_refused', `The address of an outgoing call ${why}.`);
}

async function readAnswer(response: Response, mostBytes: number): Promise<GateAnswer> {
  const chunks: Uint8Array[] = [];
  let left = mostBytes;
  let truncated = false;
  for await (const chunk of response.body ?? []) {
    chunks.push(chunk.subarray(0, left));
    truncated = chunk.length > left;
    left -= chunk.length;
    // Leaving the loop cancels the stream, which closes the connection.
    if (truncated) break;
  }
  return {
    status: response.status,
    retryAfterMs: retryAfterMs(response.headers.get('retry-after')),
    text: Buffer.concat(chunks).toString('utf8'),
    truncated,
  };
}

function withoutAnswer(host: string, cause: unknown): AppError {
  const details = { host, fault: networkFaultName(cause) };
  const options = { retryable: true, cause, details };
  if (wasNeverSent(cause)) {
    return new AppError('upstream.unreachable', `${host} could not be reached.`, options);
  }
  return new AppError('upstream.uncertain', `${host} was asked and did not answer.`, options);
}
