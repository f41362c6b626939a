/** Clears what has served its time: keys of old deliveries, fires of old schedules. */
import { deleteExpired } from '../db/housekeeping-store.ts';
import type { Context } from './context.ts';

const DAY_MS = 86_400_000;

export async function housekeep(ctx: Context): Promise<void> {
  const now = ctx.clock.now();
  await ctx.db.tx((tx) =>
    deleteExpired(tx, { now, firedBefore: new Date(now.getTime() - DAY_MS) }),
  );
}
