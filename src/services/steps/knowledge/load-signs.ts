/** Reads what others did that tells of a lead: its company elsewhere, our reps with such leads. */
import type { Reader } from '../../../db/database.ts';
import { findHistory } from '../../../db/knowledge/history-store.ts';
import { listSignals, MOST_SIGNALS } from '../../../db/knowledge/signal-store.ts';
import type { Account, Identity, LeadFacts, Signal } from '../../../routing/model/lead.ts';
import { companyKeysOf } from './load-standing.ts';

const DAY_MS = 86_400_000;
/** After six half-lives a signal is worth a sixty-fourth, and is left out. */
const OLDEST_DAYS = 84;
const DECIMALS = 100;
/** A company with more domains than these is asked about by the first. */
const MOST_KEYS = 10;

interface About {
  source: string;
  /** None for consumers. */
  accountKeys: string[];
  now: Date;
}

/** Each is left out where there is nothing. */
export async function loadSigns(
  from: Reader,
  { source, accountKeys, now }: About,
): Promise<Pick<LeadFacts, 'history' | 'signals'>> {
  const history = await findHistory(from, source);
  const signals = await loadSignals(from, accountKeys, now);
  return { ...(history && { history }), ...(signals.length > 0 && { signals }) };
}

/** Signals name a domain; a known account has several, and an id in the CRM besides. */
export function signalKeysOf(identity: Identity, account: Account | null): string[] {
  const own = identity.domain === null ? [] : [`domain:${identity.domain}`];
  return [...new Set([...own, ...companyKeysOf(identity, account)])];
}

/** The newest first. */
export async function loadSignals(
  from: Reader,
  accountKeys: string[],
  now: Date,
): Promise<Signal[]> {
  const lists: Awaited<ReturnType<typeof listSignals>>[] = [];
  for (const key of accountKeys.slice(0, MOST_KEYS)) lists.push(await listSignals(from, key));
  const latest = lists.flat().toSorted((a, b) => b.observedAt.getTime() - a.observedAt.getTime());
  return latest.slice(0, MOST_SIGNALS).flatMap(({ topic, strength, observedAt }) => {
    const days = Math.max(0, now.getTime() - observedAt.getTime()) / DAY_MS;
    const daysAgo = Math.round(days * DECIMALS) / DECIMALS;
    return daysAgo > OLDEST_DAYS ? [] : [{ topic, strength, daysAgo }];
  });
}
