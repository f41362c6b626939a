/** Decides when a lead is asked for again that could not be fetched, or that it is given up. */
import type { FetchRecord } from '../../db/intake/fetch-store.ts';
import type { AppError } from '../../errors.ts';

const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 60_000;
/** While our token is wrong only people can help; the adapter shows it no oftener than that. */
const DENIED_RETRY_MS = 60_000;
const HOUR_MS = 3_600_000;
/** Outages pass within a day. */
const GIVE_UP_AFTER_MS = 24 * HOUR_MS;
/** As long as the key of the notice lives: then the provider's own repeat would be a new one. */
const DENIED_FOR_AT_MOST_MS = 7 * 24 * HOUR_MS;

type Asked = Pick<FetchRecord, 'id' | 'attempts' | 'receivedAt'>;

export type FetchFailure =
  | { again: Date; lastError: string }
  /** The word for people: why it is given up. */
  | { lost: string };

/** `asked` as it was taken: its attempts hold this one. */
export function judgeFetchFailure(asked: Asked, error: AppError, now: Date): FetchFailure {
  const { code, details } = error;
  const patienceMs = code === 'upstream.denied' ? DENIED_FOR_AT_MOST_MS : GIVE_UP_AFTER_MS;
  if (now.getTime() - asked.receivedAt.getTime() > patienceMs) return { lost: wordOf(error) };
  const lastError = `${code}: ${error.message}`.slice(0, 500);
  const inMs = (ms: number) => ({ again: new Date(now.getTime() + ms), lastError });
  if (code === 'upstream.denied') return inMs(jittered(DENIED_RETRY_MS, asked));
  const isTold = code === 'upstream.rate_limited' || details.breaker === 'open';
  if (isTold) return inMs(Number(details.retryAfterMs ?? FIRST_RETRY_MS) + spread(asked));
  const most = FIRST_RETRY_MS * 2 ** Math.min(asked.attempts - 1, 10);
  return inMs(jittered(Math.min(LONGEST_RETRY_MS, most), asked));
}

function wordOf({ code, details }: AppError): string {
  return typeof details.word === 'string' ? details.word : (code.split('.')[1] ?? code);
}

/** Between half of it and all of it; from the id, so that a replay waits as long. */
function jittered(ms: number, asked: Asked): number {
  return Math.round(ms * (0.5 + share(asked) / 2));
}

/** Whoever names a time means not before it: what waits for it comes back within a second. */
function spread(asked: Asked): number {
  return Math.round(share(asked) * 1_000);
}

/** 0..1. */
function share({ id, attempts }: Asked): number {
  let hash = attempts;
  for (const character of id) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 1_000;
  return hash / 1_000;
}
