/** Publishes somebody's Home as things stand, one picture after the other: the newest one stays. */
import { createHash } from 'node:crypto';
import type { Database } from '../../db/database.ts';
import { AppError } from '../../errors.ts';
import type { Messenger } from '../../ports.ts';
import type { HomeView } from '../../routing/model/cards/cards.ts';
import type { Context } from '../context.ts';
import { loadHome } from './load-home.ts';

/** More than look at Home at the same time. */
const MOST_KEPT = 1000;

/** What somebody was shown last, as far as it is known. */
interface Shown {
  picture?: string;
  /** Slack's mark of it. */
  hash?: string | undefined;
}

interface Asked {
  userId: string;
  messenger: Pick<Messenger, 'publishHome'>;
  /** Is it left as it is where nothing in it has changed? */
  onlyNews?: boolean;
}

/** Each store shows people of its own. */
const kept = new WeakMap<Database, Map<string, Promise<Shown>>>();

/** Returns whether it was published. */
export async function showHome(ctx: Context, asked: Asked): Promise<boolean> {
  const all = kept.get(ctx.db) ?? new Map<string, Promise<Shown>>();
  kept.set(ctx.db, all);
  const before = all.get(asked.userId) ?? Promise.resolve({});
  const now = before.then((shown) => draw(ctx, asked, shown));
  all.delete(asked.userId);
  all.set(
    asked.userId,
    now.catch(() => ({})),
  );
  const [oldest] = all.keys();
  if (oldest !== undefined && all.size > MOST_KEPT) all.delete(oldest);
  return (await now) !== (await before);
}

/** What is loaded here is newer than what the mark names, and older than whatever replaced that. */
async function draw(ctx: Context, asked: Asked, shown: Shown): Promise<Shown> {
  const { userId, messenger } = asked;
  const home = await loadHome(ctx, { userId });
  const picture = pictureOf(home);
  if (asked.onlyNews && picture === shown.picture) return shown;
  try {
    return { picture, hash: await messenger.publishHome(userId, home, shown.hash) };
  } catch (thrown) {
    if (!isOvertaken(thrown)) throw thrown;
    return draw(ctx, asked, {});
  }
}

function pictureOf(home: HomeView): string {
  return createHash('sha256').update(JSON.stringify(home)).digest('hex');
}

function isOvertaken(thrown: unknown): boolean {
  return thrown instanceof AppError && thrown.details.word === 'hash_conflict';
}
