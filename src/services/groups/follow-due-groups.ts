/** Has the groups that pools follow read when something calls for it, and later when it fails. */
import { deleteSetting, readSetting } from '../../db/workspace/settings-store.ts';
import { toAppError } from '../../errors.ts';
import type { Context } from '../context.ts';
import { followGroups } from './follow-groups.ts';
import type { GroupReader } from './read-groups.ts';
import { requestGroups } from './request-groups.ts';

const AGAIN_MS = 5 * 60_000;

/** How many times they were read. */
export async function followDueGroups(
  ctx: Context,
  { messenger }: { messenger: GroupReader },
): Promise<number> {
  if (!(await takeDue(ctx))) return 0;
  try {
    const { outcome } = await followGroups(ctx, { messenger });
    if (outcome === 'moved') await requestGroups(ctx, { groupId: null });
  } catch (thrown) {
    const { code } = toAppError(thrown);
    ctx.log.warn({ code }, 'The user groups could not be read; they are asked for again.');
    await requestGroups(ctx, { groupId: null, inMs: AGAIN_MS });
  }
  return 1;
}

async function takeDue(ctx: Context): Promise<boolean> {
  const now = ctx.clock.now();
  const due = await readSetting(ctx.db.read, 'groups_due');
  if (!due || new Date(due.at) > now) return false;
  await ctx.db.tx((tx) => deleteSetting(tx, 'groups_due'));
  return true;
}
