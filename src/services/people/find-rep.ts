/** Finds the person somebody means by a mention, an id, a name or an e-mail. */
import {
  findRepBySlackUser,
  listRepRecords,
  type RepRecord,
} from '../../db/workspace/team-store.ts';
import type { Context } from '../context.ts';

const MENTION = /^<@([UW][A-Z0-9]+)(?:\|[^>]*)?>$/;

/** Null when nobody, or more than one, could be meant. */
export async function findRep(
  ctx: Context,
  input: { query: string },
): Promise<{ repId: string; name: string } | null> {
  const query = input.query.trim();
  const userId = MENTION.exec(query)?.[1] ?? query;
  const mentioned = await findRepBySlackUser(ctx.db.read, userId);
  const found = mentioned ?? (await byWords(ctx, query.replace(/^@/, '').toLowerCase()));
  return found && { repId: found.id, name: found.profile.name };
}

async function byWords(ctx: Context, words: string): Promise<RepRecord | null> {
  if (!words) return null;
  const people = await listRepRecords(ctx.db.read);
  const isExact = ({ id, email, profile }: RepRecord) =>
    id === words || email === words || profile.name.toLowerCase() === words;
  const exact = people.find(isExact);
  if (exact) return exact;
  const near = people.filter(({ profile }) => profile.name.toLowerCase().startsWith(words));
  return near.length === 1 ? (near[0] ?? null) : null;
}
