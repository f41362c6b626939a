/** Slack says no: an error word, and where it helps, messages with JSON pointers. */
export class Refusal extends Error {
  readonly word: string;
  readonly messages: string[];
  readonly #more: Record<string, unknown>;

  /** `more` are other fields of the answer. */
  constructor(word: string, messages: string[] = [], more: Record<string, unknown> = {}) {
    super([word, ...messages].join(' '));
    this.name = 'Refusal';
    this.word = word;
    this.messages = messages;
    this.#more = more;
  }

  body(): Record<string, unknown> {
    const metadata = { response_metadata: { messages: this.messages } };
    return {
      ok: false,
      error: this.word,
      ...this.#more,
      ...(this.messages.length > 0 && metadata),
    };
  }
}

/** The one refusal that is not HTTP 200: the same call is welcome after so many seconds. */
export class TooManyCalls extends Refusal {
  readonly retryAfter: number;

  constructor(retryAfter: number) {
    super('ratelimited');
    this.retryAfter = retryAfter;
  }
}
