/**
 * Clears and closes what has served its time, finishes what a stop cut short, counts offers,
 * settles old turns, keeps holidays a year ahead.
 */

import { deleteSignals } from '../../db/knowledge/signal-store.ts';
import { deleteExpired, deleteSynthetic } from '../../db/operations/housekeeping-store.ts';
import { replaceHolidays } from '../../db/workspace/roster-store.ts';
import { readSetting } from '../../db/workspace/settings-store.ts';
import { listRepRecords } from '../../db/workspace/team-store.ts';
import { SIGNAL_LIFE_MS } from '../../routing/intake/read-signals.ts';
import { closeStaleLeads } from '../closing/close-stale-leads.ts';
import type { Context } from '../context.ts';
import { countOffers } from '../offer/count-offers.ts';
import { passRestOn } from '../people/pass-leads-on.ts';
import { settleLeavers } from '../people/settle-leavers.ts';
import { outdateSuggestions } from '../suggestions/outdate-suggestions.ts';
import { listHolidays } from '../workspace/list-holidays.ts';
import { loadLivePolicy } from '../workspace/load-policy.ts';

const DAY_MS = 86_400_000;
const SYNTHETIC_LIFE_MS = 3_600_000;
/** The hour (UTC) of the nightly part of an hourly job. */
const NIGHTLY_HOUR = 3;

export async function housekeep(ctx: Context): Promise<void> {
  const now = ctx.clock.now();
  const firedBefore = new Date(now.getTime() - DAY_MS);
  await ctx.db.tx((tx) => deleteExpired(tx, { now, firedBefore }));
  await clearSynthetic(ctx);
  await passRestOn(ctx);
  await closeStaleLeads(ctx);
  await outdateSuggestions(ctx);
  await countOffers(ctx);
  if (now.getUTCHours() !== NIGHTLY_HOUR) return;
  await ctx.db.tx((tx) => deleteSignals(tx, new Date(now.getTime() - SIGNAL_LIFE_MS)));
  await settleLeavers(ctx);
  const span = await listHolidays(await regionsInUse(ctx), now);
  await ctx.db.tx((tx) => replaceHolidays(tx, span));
}

/** The last one stays: by it the loop is judged. */
async function clearSynthetic(ctx: Context): Promise<void> {
  const before = new Date(ctx.clock.now().getTime() - SYNTHETIC_LIFE_MS);
  const last = await readSetting(ctx.db.read, 'probe');
  const keep = { leadId: last?.leadId ?? '', messageId: last?.messageId ?? '' };
  await ctx.db.tx((tx) => deleteSynthetic(tx, { before, keep }));
}

async function regionsInUse(ctx: Context): Promise<string[]> {
  const reps = await listRepRecords(ctx.db.read);
  const pools = (await loadLivePolicy(ctx))?.compiled.policy.pools ?? [];
  const named = [...reps.map(({ profile }) => profile.holidays), ...pools.map((p) => p.holidays)];
  return named.filter((region) => region !== undefined);
}
