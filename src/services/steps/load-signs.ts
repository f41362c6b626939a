/** Reads what others did that tells of a lead: its company elsewhere, our reps with such leads. */
import type { Reader } from '../../db/database.ts';
import { findHistory } from '../../db/history-store.ts';
import { listSignals } from '../../db/signal-store.ts';
import type { LeadFacts, Signal } from '../../routing/model/lead.ts';

const DAY_MS = 86_400_000;
/** After six half-lives a signal is worth a sixty-fourth, and is left out. */
const OLDEST_DAYS = 84;
const DECIMALS = 100;

interface About {
  source: string;
  /** Null for consumers. */
  accountKey: string | null;
  now: Date;
}

/** Each is left out where there is nothing. */
export async function loadSigns(
  from: Reader,
  { source, accountKey, now }: About,
): Promise<Pick<LeadFacts, 'history' | 'signals'>> {
  const history = await findHistory(from, source);
  const signals = accountKey === null ? [] : await signalsOf(from, accountKey, now);
  return { ...(history && { history }), ...(signals.length > 0 && { signals }) };
}

async function signalsOf(from: Reader, accountKey: string, now: Date): Promise<Signal[]> {
  const rows = await listSignals(from, accountKey);
  return rows.flatMap(({ topic, strength, observedAt }) => {
    const days = Math.max(0, now.getTime() - observedAt.getTime()) / DAY_MS;
    const daysAgo = Math.round(days * DECIMALS) / DECIMALS;
    return daysAgo > OLDEST_DAYS ? [] : [{ topic, strength, daysAgo }];
  });
}
