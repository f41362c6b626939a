/** Reads the turns of a queue in batches: there may be a million, and the server goes on. */
import { setImmediate as turn } from 'node:timers/promises';
import type { Reader } from '../../db/database.ts';
import { pageTurns, type TurnRecord } from '../../db/ledger/turn-store.ts';
import type { TurnTaken } from '../../routing/fairness/figures.ts';

const BATCH = 500;

/** Batch by batch in the order in which they were drawn, from `since` on. */
export async function* readTurns(
  from: Reader,
  { queue, since }: { queue: string; since: Date },
): AsyncGenerator<TurnTaken[]> {
  let after = { drawnAt: since, id: '' };
  for (let page: TurnRecord[] | null = null; page === null || page.length === BATCH; ) {
    page = await pageTurns(from, { queue, after, limit: BATCH });
    yield page.map(({ refundedAt, ...one }) => ({ ...one, isRefunded: refundedAt !== null }));
    after = page.at(-1) ?? after;
    await turn();
  }
}
