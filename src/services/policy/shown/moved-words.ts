/** Says what a proposal would have sent elsewhere lately; counted once a day, then remembered. */
import type { Database } from '../../../db/database.ts';
import { findLiveVersion, findPolicyHeader } from '../../../db/workspace/policy-store.ts';
import { toAppError } from '../../../errors.ts';
import type { ProposalView } from '../../../routing/model/cards/policy-cards.ts';
import type { Phrase } from '../../../words/say.ts';
import type { Context } from '../../context.ts';
import { loadComparison } from './load-comparison.ts';

const DAY_MS = 86_400_000;
/** More than wait at the same time. */
const MOST_KEPT = 100;

/** Each store has leads of its own. */
const kept = new WeakMap<Database, Map<string, Phrase>>();

/**
 * Counting decides thousands of leads again: for what has to be shown within three seconds take
 * what is known.
 */
export async function withMoved<View extends ProposalView>(
  ctx: Context,
  view: View,
  how: 'count' | 'known',
): Promise<View> {
  if (view.settled || view.live === 0) return view;
  const key = await keyOf(ctx, view.version);
  const known = kept.get(ctx.db)?.get(key);
  if (known !== undefined || how === 'known') return { ...view, moved: known ?? null };
  const counted = await count(ctx, view.version);
  if (counted !== null) keep(ctx.db, key, counted);
  return { ...view, moved: counted };
}

/** Null where there is nothing to count by. A proposal can be read without the figure. */
async function count(ctx: Context, version: number): Promise<Phrase | null> {
  try {
    const { leads, sentence } = await loadComparison(ctx, { after: { version } });
    return leads > 0 ? sentence : null;
  } catch (thrown) {
    const { code, message } = toAppError(thrown);
    ctx.log.warn({ code, version }, `A proposal is shown without its moved leads: ${message}`);
    return null;
  }
}

async function keyOf({ db, clock }: Context, version: number): Promise<string> {
  const live = await findLiveVersion(db.read);
  const header = await findPolicyHeader(db.read, version);
  const day = Math.floor(clock.now().getTime() / DAY_MS);
  return `${live?.hash} ${header?.hash} ${day}`;
}

function keep(db: Database, key: string, words: Phrase): void {
  const own = kept.get(db) ?? new Map<string, Phrase>();
  kept.set(db, own.set(key, words));
  for (const oldest of own.keys()) {
    if (own.size <= MOST_KEPT) break;
    own.delete(oldest);
  }
}
