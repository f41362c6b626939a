import type { Ids } from './ids.ts';
import type { Message, Reply } from './model.ts';
import { Refusal } from './refusal.ts';

const lifeMs = 30 * 60_000;
const mostUses = 5;

/** Where the app may answer one click or command: five times within thirty minutes. */
export interface ResponseUrl {
  id: string;
  userId: string;
  channel: string;
  original: Message | undefined;
  replies: Reply[];
  issuedAt: Date;
}

export class ResponseUrls {
  readonly #issued = new Map<string, ResponseUrl>();
  readonly #ids: Ids;
  readonly #now: () => Date;

  constructor(ids: Ids, now: () => Date) {
    this.#ids = ids;
    this.#now = now;
  }

  issue(about: Pick<ResponseUrl, 'userId' | 'channel' | 'original'>): ResponseUrl {
    const url = { ...about, id: this.#ids.next('r'), replies: [], issuedAt: this.#now() };
    this.#issued.set(url.id, url);
    return url;
  }

  use(id: string, reply: Reply): ResponseUrl {
    const url = this.#issued.get(id);
    if (!url || this.#now().getTime() - url.issuedAt.getTime() > lifeMs) {
      throw new Refusal('expired_url');
    }
    if (url.replies.length >= mostUses) throw new Refusal('used_url');
    url.replies.push(reply);
    return url;
  }
}
