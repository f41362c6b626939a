import { createHmac } from 'node:crypto';

const deadlineMs = 3000;

/** What came back from the app. Status 0: nothing did, and the body is Slack's word for why. */
export interface Delivered {
  status: number;
  body: unknown;
}

/** Carries signed requests to the app, which has three seconds to answer. */
export class Courier {
  #eventsUrl: string | undefined;
  readonly #signingSecret: string;

  constructor(signingSecret: string, eventsUrl?: string) {
    this.#signingSecret = signingSecret;
    this.#eventsUrl = eventsUrl;
  }

  setEventsUrl(url: string): void {
    this.#eventsUrl = url;
  }

  /** The bare content type matters: Bolt answers 400 when a charset follows it. */
  sendForm(fields: Record<string, string>): Promise<Delivered> {
    const body = new URLSearchParams(fields).toString();
    return this.#send(body, { 'content-type': 'application/x-www-form-urlencoded' });
  }

  sendPayload(payload: Record<string, unknown>): Promise<Delivered> {
    return this.sendForm({ payload: JSON.stringify(payload) });
  }

  sendJson(event: unknown, headers: Record<string, string> = {}): Promise<Delivered> {
    return this.#send(JSON.stringify(event), { 'content-type': 'application/json', ...headers });
  }

  async #send(body: string, headers: Record<string, string>): Promise<Delivered> {
    if (!this.#eventsUrl) throw new Error('Call setEventsUrl before anything is sent to the app.');
    try {
      const response = await fetch(this.#eventsUrl, {
        method: 'POST',
        headers: { ...headers, ...this.#signature(body) },
        body,
        signal: AbortSignal.timeout(deadlineMs),
      });
      return { status: response.status, body: parsed(await response.text()) };
    } catch (error) {
      const late = error instanceof Error && error.name === 'TimeoutError';
      return { status: 0, body: late ? 'operation_timeout' : 'dispatch_failed' };
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

function parsed(text: string): unknown {
  if (!text.startsWith('{')) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
