/** The daily message about names that lead nowhere, drawn from what is true when it leaves. */
import { readSetting } from '../../db/workspace/settings-store.ts';
import type { StaleMapping } from '../../routing/people/stale-mappings.ts';
import { chained } from '../../words/lists.ts';
import type { Context } from '../context.ts';
import { card, type Notice } from '../delivery/senders/notices/notice.ts';
import { adminsFirst, staleKey } from './alarm-stale-mappings.ts';
import { loadStaleMappings } from './load-stale-mappings.ts';
import { staleLines, staleTitle } from './word-stale-mappings.ts';

/** Null once everything is mended. */
export async function loadStaleNotice(ctx: Context): Promise<Notice | null> {
  const from = ctx.db.read;
  const stale = await loadStaleMappings(from);
  if (stale.length === 0) return null;
  const news = new Set((await readSetting(from, 'stale_names'))?.fresh);
  const isFresh = (one: StaleMapping) => news.has(staleKey(one));
  const title = staleTitle(stale, isFresh);
  const text = chained(staleLines(stale, isFresh), '\n');
  return { path: await adminsFirst(from), card: card(title, text) };
}
