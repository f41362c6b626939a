/** Clears what has served its time, settles old turns, keeps the holiday table a year ahead. */
import { deleteExpired } from '../db/housekeeping-store.ts';
import { replaceHolidays } from '../db/roster-store.ts';
import { listRepRecords } from '../db/team-store.ts';
import type { Context } from './context.ts';
import { settleLeavers } from './settle-leavers.ts';
import { listHolidays } from './workspace/list-holidays.ts';
import { loadLivePolicy } from './workspace/load-policy.ts';

const DAY_MS = 86_400_000;
/** The hour (UTC) of the nightly part of an hourly job. */
const NIGHTLY_HOUR = 3;

export async function housekeep(ctx: Context): Promise<void> {
  const now = ctx.clock.now();
  const firedBefore = new Date(now.getTime() - DAY_MS);
  await ctx.db.tx((tx) => deleteExpired(tx, { now, firedBefore }));
  if (now.getUTCHours() !== NIGHTLY_HOUR) return;
  await settleLeavers(ctx);
  const span = await listHolidays(await regionsInUse(ctx), now);
  await ctx.db.tx((tx) => replaceHolidays(tx, span));
}

async function regionsInUse(ctx: Context): Promise<string[]> {
  const reps = await listRepRecords(ctx.db.read);
  const pools = (await loadLivePolicy(ctx))?.compiled.policy.pools ?? [];
  const named = [...reps.map(({ profile }) => profile.holidays), ...pools.map((p) => p.holidays)];
  return named.filter((region) => region !== undefined);
}
