import type { Ids } from './ids.ts';
import { Refusal } from './refusal.ts';

const lifeMs = 3000;

/**
 * A `trigger_id` proves that a person just did something: it lives three seconds and opens once.
 */
export class Triggers {
  readonly #issued = new Map<string, { userId: string; issuedAt: number; used: boolean }>();
  readonly #ids: Ids;
  readonly #now: () => Date;

  constructor(ids: Ids, now: () => Date) {
    this.#ids = ids;
    this.#now = now;
  }

  /** A late one has already ended when the app gets to see it. */
  issue(userId: string, { late = false }: { late?: boolean | undefined } = {}): string {
    const id = this.#ids.next('trigger.');
    const issuedAt = this.#now().getTime() - (late ? lifeMs + 1 : 0);
    this.#issued.set(id, { userId, issuedAt, used: false });
    return id;
  }

  /** Whose action it was; each refusal is Slack's own word. */
  exchange(id: string): string {
    const trigger = this.#issued.get(id);
    if (!trigger) throw new Refusal('invalid_trigger_id');
    if (trigger.used) throw new Refusal('exchanged_trigger_id');
    if (this.#now().getTime() - trigger.issuedAt > lifeMs) throw new Refusal('expired_trigger_id');
    trigger.used = true;
    return trigger.userId;
  }
}
