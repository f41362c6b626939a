import { desc, eq, sql } from 'drizzle-orm';
import type { Question, Reader } from './database.ts';
import type { Tables } from './tables/index.ts';

export type SignalRecord = Tables['signals']['$inferSelect'];

/** Of a company that shows more, the latest count. */
const MOST_SIGNALS = 20;

const ofAccount: Question<Pick<SignalRecord, 'topic' | 'strength' | 'observedAt'>> = (from) => {
  const { signals } = from.t;
  return from
    .select({
      topic: signals.topic,
      strength: signals.strength,
      observedAt: signals.observedAt,
    })
    .from(signals)
    .where(eq(signals.accountKey, sql.placeholder('accountKey')))
    .orderBy(desc(signals.observedAt), desc(signals.id))
    .limit(MOST_SIGNALS);
};

/** Newest first. */
export function listSignals(from: Reader, accountKey: string) {
  return from.ask(ofAccount, { accountKey });
}
