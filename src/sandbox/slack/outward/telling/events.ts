import type { Workspace } from '../../state/workspace.ts';
import type { Courier, Delivered, Failure, Taken } from '../courier.ts';
import { eventEnvelope, rateLimitedBody, verificationToken } from '../payloads.ts';

type Body = Record<string, unknown>;

/** After a failure the event comes again at once, then a minute later, then five minutes later. */
const waitsMs = [0, 60_000, 5 * 60_000];

interface Waiting {
  body: Body;
  /** How often it was tried again, this time included. */
  retry: number;
  reason: Failure;
  dueAt: Date;
}

/** An event that the app took at none of the four attempts. */
export interface LostEvent {
  body: Body;
  reason: Failure;
  lostAt: Date;
}

/** What Slack tells the app by itself, repeated on the workspace's clock until the app takes it. */
export class Events {
  readonly lost: LostEvent[] = [];
  #waiting: Waiting[] = [];
  readonly #workspace: Workspace;
  readonly #courier: Courier;

  constructor(workspace: Workspace, courier: Courier) {
    this.#workspace = workspace;
    this.#courier = courier;
  }

  /** The answer to the first attempt; `twice` sends it again although the app has taken it. */
  send(event: Body, { twice = false }: { twice?: boolean } = {}): Promise<Delivered> {
    return this.#begin(eventEnvelope(this.#workspace, event), twice);
  }

  /** Slack drops further events of this minute, because there were too many. */
  sendRateLimited(): Promise<Delivered> {
    return this.#begin(rateLimitedBody(this.#workspace), false);
  }

  /** Asks whether the app is who it says, which it is when it gives `challenge` back. */
  async verifyUrl(challenge: string): Promise<Delivered> {
    const body = { token: verificationToken, challenge, type: 'url_verification' };
    return (await this.#courier.sendJson(body)).delivered;
  }

  /** Asks whether anybody is there at all. */
  checkSsl(): Promise<Delivered> {
    return this.#courier.sendForm({ ssl_check: '1', token: verificationToken });
  }

  nextRetryAt(): Date | null {
    const times = this.#waiting.map(({ dueAt }) => dueAt.getTime());
    return times.length > 0 ? new Date(Math.min(...times)) : null;
  }

  /** Sends again what is due by now, and says how many that were. */
  async deliverDue(): Promise<number> {
    const now = this.#workspace.now();
    const due = this.#waiting.filter(({ dueAt }) => dueAt <= now);
    this.#waiting = this.#waiting.filter(({ dueAt }) => dueAt > now);
    for (const { body, retry, reason } of due) await this.#attempt(body, { retry, reason });
    return due.length;
  }

  async #begin(body: Body, twice: boolean): Promise<Delivered> {
    const { delivered, failure } = await this.#attempt(body);
    if (twice && !failure) await this.#attempt(body, { retry: 1, reason: 'http_timeout' });
    await this.deliverDue();
    return delivered;
  }

  async #attempt(body: Body, again?: Pick<Waiting, 'retry' | 'reason'>): Promise<Taken> {
    const taken = await this.#courier.sendJson(body, headersOf(again));
    const { failure, isRefused } = taken;
    if (failure && !isRefused) this.#failed(body, again?.retry ?? 0, failure);
    return taken;
  }

  #failed(body: Body, retries: number, reason: Failure): void {
    const now = this.#workspace.now();
    const wait = waitsMs[retries];
    if (wait === undefined) this.lost.push({ body, reason, lostAt: now });
    else {
      const dueAt = new Date(now.getTime() + wait);
      this.#waiting.push({ body, retry: retries + 1, reason, dueAt });
    }
  }
}

function headersOf(again: Pick<Waiting, 'retry' | 'reason'> | undefined): Record<string, string> {
  if (!again) return {};
  return { 'x-slack-retry-num': String(again.retry), 'x-slack-retry-reason': again.reason };
}
