/** Counts anew how often offers of each source and segment went unclaimed: the scores read it. */
import { countHistory, replaceHistory } from '../../db/knowledge/history-store.ts';
import type { Context } from '../context.ts';

/** Leads that came in within so long are counted: a team changes, and so do its answers. */
const WINDOW_MS = 90 * 86_400_000;

/** Returns how many pairs of source and segment there are. */
export async function countOffers(ctx: Context): Promise<number> {
  const countedAt = ctx.clock.now();
  return ctx.db.tx(async (tx) => {
    const counts = await countHistory(tx, new Date(countedAt.getTime() - WINDOW_MS));
    await replaceHistory(
      tx,
      counts.map((one) => ({ ...one, countedAt })),
    );
    return counts.length;
  });
}
