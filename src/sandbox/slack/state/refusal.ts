/** Slack says no: an error word, and where it helps, messages with JSON pointers. */
export class Refusal extends Error {
  readonly word: string;
  readonly messages: string[];

  constructor(word: string, messages: string[] = []) {
    super([word, ...messages].join(' '));
    this.name = 'Refusal';
    this.word = word;
    this.messages = messages;
  }

  body(): Record<string, unknown> {
    const metadata = { response_metadata: { messages: this.messages } };
    return { ok: false, error: this.word, ...(this.messages.length > 0 && metadata) };
  }
}
