import { createHmac } from 'node:crypto';

const deadlineMs = 3000;
const mostRedirects = 2;

/** What came back from the app. Status 0: nothing did, and the body is Slack's word for why. */
export interface Delivered {
  status: number;
  body: unknown;
}

/** Slack's words in `x-slack-retry-reason` for why it sends an event once more. */
export type Failure = 'http_timeout' | 'http_error' | 'connection_failed' | 'too_many_redirects';

/** How the app took an event. */
export interface Taken {
  delivered: Delivered;
  failure: Failure | undefined;
  /** It asked not to get this event again. */
  isRefused: boolean;
}

interface Answer extends Delivered {
  headers: Headers;
}

/** Carries signed requests to the app, which has three seconds to answer. */
export class Courier {
  #eventsUrl: string | undefined;
  readonly #signingSecret: string;
  readonly #deadlineMs: number;

  constructor(signingSecret: string, eventsUrl?: string, patienceMs = deadlineMs) {
    this.#signingSecret = signingSecret;
    this.#eventsUrl = eventsUrl;
    this.#deadlineMs = patienceMs;
  }

  setEventsUrl(url: string): void {
    this.#eventsUrl = url;
  }

  /** The bare content type matters: Bolt answers 400 when a charset follows it. */
  async sendForm(fields: Record<string, string>): Promise<Delivered> {
    const body = new URLSearchParams(fields).toString();
    const type = 'application/x-www-form-urlencoded';
    return plain(await this.#send(this.#address(), body, { 'content-type': type }));
  }

  sendPayload(payload: Record<string, unknown>): Promise<Delivered> {
    return this.sendForm({ payload: JSON.stringify(payload) });
  }

  /** Follows two redirects, as Slack does for events alone. */
  async sendJson(event: unknown, headers: Record<string, string> = {}): Promise<Taken> {
    const body = JSON.stringify(event);
    const all = { 'content-type': 'application/json', ...headers };
    let url = this.#address();
    for (let followed = 0; ; followed++) {
      const answer = await this.#send(url, body, all);
      const to = answer.headers.get('location');
      if (Math.floor(answer.status / 100) !== 3 || to === null) return taken(answer);
      if (followed === mostRedirects) return { ...taken(answer), failure: 'too_many_redirects' };
      url = new URL(to, url).href;
    }
  }

  #address(): string {
    if (!this.#eventsUrl) throw new Error('Call setEventsUrl before anything is sent to the app.');
    return this.#eventsUrl;
  }

  async #send(url: string, body: string, headers: Record<string, string>): Promise<Answer> {
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { ...headers, ...this.#signature(body) },
        body,
        redirect: 'manual',
        signal: AbortSignal.timeout(this.#deadlineMs),
      });
      const { status } = response;
      return { status, body: parsed(await response.text()), headers: response.headers };
    } catch (error) {
      const late = error instanceof Error && error.name === 'TimeoutError';
      const word = late ? 'operation_timeout' : 'dispatch_failed';
      return { status: 0, body: word, headers: new Headers() };
    }
  }

  /**
   * Signed with the machine's own time, because the app compares it with the machine's own time.
   */
  #signature(body: string): Record<string, string> {
    const timestamp = String(Math.floor(Date.now() / 1000));
    const hmac = createHmac('sha256', this.#signingSecret);
    const hex = hmac.update(`v0:${timestamp}:${body}`).digest('hex');
    return { 'x-slack-request-timestamp': timestamp, 'x-slack-signature': `v0=${hex}` };
  }
}

function plain({ status, body }: Delivered): Delivered {
  return { status, body };
}

function taken(answer: Answer): Taken {
  const isRefused = answer.headers.get('x-slack-no-retry') === '1';
  return { delivered: plain(answer), failure: failureOf(answer), isRefused };
}

function failureOf({ status, body }: Delivered): Failure | undefined {
  if (status === 0) return body === 'operation_timeout' ? 'http_timeout' : 'connection_failed';
  return status >= 200 && status < 300 ? undefined : 'http_error';
}

function parsed(text: string): unknown {
  if (!text.startsWith('{')) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
