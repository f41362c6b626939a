/** Publishes Home again to those who looked at it lately, when it would show something new. */
import { listHomeViewers } from '../../db/delivery/card-store.ts';
import type { Messenger } from '../../ports.ts';
import type { Context } from '../context.ts';
import { showHome } from './show-home.ts';

/** Who has not opened Home for so long sees it anew when it is opened. */
const LATELY_MS = 10 * 60_000;

/** Returns how many it published. */
export async function refreshHomes(
  ctx: Context,
  messenger: Pick<Messenger, 'publishHome'>,
): Promise<number> {
  const since = new Date(ctx.clock.now().getTime() - LATELY_MS);
  let published = 0;
  for (const userId of await listHomeViewers(ctx.db.read, since)) {
    if (await showHome(ctx, { userId, messenger, onlyNews: true })) published += 1;
  }
  return published;
}
