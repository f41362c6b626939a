/** Loads who got what of one pool and what each is owed, a page at a time. */

import { sharesOf } from '../../routing/fairness/shares.ts';
import { type Actor, hasRole } from '../../routing/model/actor.ts';
import type { ShareList } from '../../routing/model/cards/fairness-cards.ts';
import type { Context } from '../context.ts';
import { findPerformer, type Refusal, refuse } from '../steps/permission.ts';
import { listQueues } from './list-queues.ts';
import { loadFairness } from './load-fairness.ts';

export interface SharesQuestion {
  pool: string;
  days: number;
  page?: number;
  actor: Actor;
}

export type SharesPage =
  | ({ outcome: 'listed' } & ShareList)
  | { outcome: 'unknown_pool'; pools: string[] }
  | Refusal;

const DAY_MS = 86_400_000;
const PAGE_ROWS = 10;

/** For managers; a page behind the last one is the last one. */
export async function loadShares(ctx: Context, asked: SharesQuestion): Promise<SharesPage> {
  const from = ctx.db.read;
  const performer = await findPerformer(from, asked.actor);
  if (!performer) return { outcome: 'stranger' };
  if (!hasRole(performer.role, 'manager')) return refuse(from, 'manager');
  const { pool, days, page = 0 } = asked;
  const queues = await listQueues(ctx);
  const own = queues.filter(({ poolId }) => poolId === pool);
  if (own.length === 0) {
    const pools = queues.flatMap(({ queue, poolId }) => (queue === poolId ? [queue] : []));
    return { outcome: 'unknown_pool', pools };
  }
  const until = new Date(ctx.clock.now().getTime() + 1);
  const since = new Date(until.getTime() - days * DAY_MS);
  const figures = [];
  for (const { queue } of own) figures.push(...(await loadFairness(ctx, { since, until, queue })));
  return { outcome: 'listed', pool, days, ...pageOf(sharesOf(figures), page) };
}

function pageOf({ leads, rows }: ReturnType<typeof sharesOf>, page: number) {
  const pages = Math.max(1, Math.ceil(rows.length / PAGE_ROWS));
  const shown = Math.min(Math.max(0, page), pages - 1);
  const some = rows.slice(shown * PAGE_ROWS, (shown + 1) * PAGE_ROWS);
  return {
    leads,
    rows: some.map((row) => ({ ...row, of: leads })),
    reps: rows.length,
    page: shown,
    pages,
  };
}
