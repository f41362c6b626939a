/** Publishes Home again to those who looked at it lately, when it would show something new. */
import { createHash } from 'node:crypto';
import { listHomeViewers } from '../../db/delivery/card-store.ts';
import type { Messenger } from '../../ports.ts';
import type { Context } from '../context.ts';
import { loadHome } from './load-home.ts';

/** Who has not opened Home for so long sees it anew when it is opened. */
const LATELY_MS = 10 * 60_000;

/** What each viewer was last shown, as a hash; a process that restarts publishes once too often. */
export type ShownHomes = Map<string, string>;

/** Returns how many it published. */
export async function refreshHomes(
  ctx: Context,
  { messenger, shown }: { messenger: Pick<Messenger, 'publishHome'>; shown: ShownHomes },
): Promise<number> {
  const since = new Date(ctx.clock.now().getTime() - LATELY_MS);
  const viewers = await listHomeViewers(ctx.db.read, since);
  for (const userId of shown.keys()) if (!viewers.includes(userId)) shown.delete(userId);
  let published = 0;
  for (const userId of viewers) {
    const home = await loadHome(ctx, { userId });
    const hash = createHash('sha256').update(JSON.stringify(home)).digest('hex');
    const before = shown.get(userId);
    shown.set(userId, hash);
    // The first look was published when it was opened.
    if (before === undefined || before === hash) continue;
    await messenger.publishHome(userId, home);
    published += 1;
  }
  return published;
}
