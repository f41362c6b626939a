/** Keeps the figures of the last seven days as long as no turn is drawn: Home is drawn often. */
import { createHash } from 'node:crypto';
import type { Database } from '../../db/database.ts';
import { listLagRecords } from '../../db/ledger/turn-store.ts';
import type { QueueFigures } from '../../routing/fairness/figures.ts';
import type { Context } from '../context.ts';
import { loadLivePolicy } from '../workspace/load-policy.ts';
import { loadFairness } from './load-fairness.ts';

const RECENT_DAYS = 7;
const HOUR_MS = 3_600_000;
/** Counting fewer turns than this takes no time to speak of. */
const FEW = 5_000;
/** So that on a busy day counting takes a small part of the time. */
const REST_MS_PER_TURN = 0.25;

interface Kept {
  stamp: string;
  countedAt: Date;
  figures: QueueFigures[];
}

const kept = new WeakMap<Database, Kept>();

/** Seven days ago, on a full hour, so that everybody who looks sees the same. */
export function recentSince(now: Date): Date {
  return new Date(Math.floor(now.getTime() / HOUR_MS) * HOUR_MS - RECENT_DAYS * 24 * HOUR_MS);
}

export async function loadRecentFigures(ctx: Context): Promise<QueueFigures[]> {
  const now = ctx.clock.now();
  const since = recentSince(now);
  const stamp = await stampOf(ctx, since);
  const known = kept.get(ctx.db);
  if (known && (known.stamp === stamp || rests(known, now))) return known.figures;
  const figures = await loadFairness(ctx, { since, until: new Date(now.getTime() + 1) });
  kept.set(ctx.db, { stamp, countedAt: now, figures });
  return figures;
}

/** Whatever draws or refunds a turn moves a lag, and weights come with a policy. */
async function stampOf(ctx: Context, since: Date): Promise<string> {
  const lags = await listLagRecords(ctx.db.read);
  const version = (await loadLivePolicy(ctx))?.version ?? 0;
  return createHash('sha256')
    .update(JSON.stringify([since, version, lags]))
    .digest('hex');
}

function rests({ countedAt, figures }: Kept, now: Date): boolean {
  const turns = figures.reduce((sum, { draws }) => sum + draws, 0);
  const ageMs = now.getTime() - countedAt.getTime();
  return turns > FEW && ageMs < turns * REST_MS_PER_TURN;
}
